// bench_library [--waits] [FOLDER] [PAPERS…]: lists, searches and marks in libraries of these sizes
// (default: 1,223, 110,000 and a million papers), made from the digests in the folder. Large ones
// are kept in build/ for the next run. With --waits only how long a star waits for other work.
#include "Comparison.h"
#include "Libraries.h"
#include "Questions.h"
#include "Samples.h"
#include "Sidebar.h"
#include "Waits.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

using namespace broadsheet;
using namespace broadsheet::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int keptFrom = 500'000;   // papers; making them takes minutes
constexpr int comparedAt = 110'000; // SQLite's own ways take too long for more

void measureAll(const QString &path, int papers, const QList<DayReport> &days)
{
    const QTemporaryDir temporary;
    printSizes(path);
    measureLists(path);
    const QList<PieceGroup> groups = piecesOf(days);
    measureSearches(path, groups);
    if (papers == comparedAt)
        compare(path, temporary.path(), groups);
    measureSidebar(path);
    measureMarks(path);
    measureWaits(path, days, groups);
}

void measure(int papers, const QList<DayReport> &days, bool isWaitsOnly)
{
    std::printf("--- %d papers\n", papers);
    const bool isMade = papers < keptFrom && !isWaitsOnly;
    const QString path = libraryOf(papers, days, isMade ? Make::Anew : Make::WhereMissing);
    if (isWaitsOnly)
        measureWaits(path, days, piecesOf(days));
    else
        measureAll(path, papers, days);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    const bool isWaitsOnly = arguments.removeAll(u"--waits"_s) > 0;
    const QString folder =
        arguments.isEmpty() ? QStringLiteral(BROADSHEET_CORPUS "/digests") : arguments.takeFirst();
    const QList<DayReport> days = reportsIn(folder);
    if (days.isEmpty()) {
        std::fprintf(stderr, "No digests in %s\n", qPrintable(folder));
        return 1;
    }
    if (arguments.isEmpty())
        arguments = QStringList{u"1223"_s, u"110000"_s, u"1000000"_s};
    for (const QString &papers : std::as_const(arguments))
        measure(papers.toInt(), days, isWaitsOnly);
    return 0;
}
