// bench_library [--import | --days | --waits | --gestures | --searches] [FOLDER] [PAPERS…]: lists,
// searches and marks in libraries of these sizes (default: 1,223, 110,000 and a million papers),
// made from the digests in the folder. Large ones are kept in build/ for the next run. With --waits
// only how long a star waits for other work, with --import what an import of the folder costs and
// what SQLite alone needs for the same, with --days what importing 20 papers at a time costs, with
// --gestures the processor time of large gestures, with --searches the searches.
#include "Comparison.h"
#include "Gestures.h"
#include "Imports.h"
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

enum class What { All, Waits, Gestures, Searches };

void measure(int papers, const QList<DayReport> &days, What what)
{
    std::printf("--- %d papers\n", papers);
    const bool isMade = papers < keptFrom && what == What::All;
    const bool isKept = what == What::Searches;
    const QString path = libraryOf(papers, days,
                                   isMade   ? Make::Anew
                                   : isKept ? Make::AsKept
                                            : Make::WhereMissing);
    if (what == What::Waits)
        measureWaits(path, days, piecesOf(days));
    else if (what == What::Gestures)
        measureGestures(path);
    else if (what == What::Searches)
        measureSearches(path, piecesOf(days));
    else
        measureAll(path, papers, days);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    const bool isImport = arguments.removeAll(u"--import"_s) > 0;
    const bool isDays = arguments.removeAll(u"--days"_s) > 0;
    What what = What::All;
    if (arguments.removeAll(u"--waits"_s) > 0)
        what = What::Waits;
    if (arguments.removeAll(u"--gestures"_s) > 0)
        what = What::Gestures;
    if (arguments.removeAll(u"--searches"_s) > 0)
        what = What::Searches;
    const QString folder =
        arguments.isEmpty() ? QStringLiteral(BROADSHEET_CORPUS "/digests") : arguments.takeFirst();
    if (isImport || isDays) {
        isImport ? measureImport(folder) : measureDays(folder);
        return 0;
    }
    const QList<DayReport> days = reportsIn(folder);
    if (days.isEmpty()) {
        std::fprintf(stderr, "No digests in %s\n", qPrintable(folder));
        return 1;
    }
    if (arguments.isEmpty())
        arguments = QStringList{u"1223"_s, u"110000"_s, u"1000000"_s};
    for (const QString &papers : std::as_const(arguments))
        measure(papers.toInt(), days, what);
    return 0;
}
