// bench_fit [FOLDER] [PAPERS…]: learning, sorting and comparing in libraries of these sizes
// (default: 1,223, 110,000 and a million papers), made from the digests in the folder, for a reader
// with 200 stars and 2,000 papers read. simulate.py in this folder measures how good it is.
#include "Libraries.h"
#include "Samples.h"

#include "fit/Fit.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <ctime>

using namespace broadsheet;
using namespace broadsheet::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int stars = 200;
constexpr int readPapers = 2000;
constexpr int runs = 10;

double memory(const char *what) // MB
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(what))
            return line.mid(qsizetype(strlen(what))).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

// By the clock, and the processor time of all threads, which does not count other programs.
class Times final
{
public:
    template<class Work>
    void time(Work work)
    {
        const std::clock_t before = std::clock();
        m_clock.time(work);
        m_processor.add(double(std::clock() - before) * 1000 / CLOCKS_PER_SEC);
    }
    void print(const QString &name)
    {
        m_clock.print(name);
        m_processor.print(u"  … processor time"_s);
    }

private:
    Samples m_clock;
    Samples m_processor;
};

class Reader final
{
public:
    explicit Reader(Library &library)
        : m_library(library), m_papers(must(library.list({.sort = SortKey::Title})))
    {}

    void mark(Mark kind, int count)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(any().text);
        must(m_library.mark({kind, true, ids}));
    }
    [[nodiscard]] PaperId any() { return m_papers[m_random.bounded(m_papers.size())].id; }

private:
    Library &m_library;
    QList<PaperRow> m_papers;
    QRandomGenerator m_random{1};
};

void measure(int papers, const QList<DayReport> &days)
{
    std::printf("--- %d papers\n", papers);
    const auto library = opened(libraryOf(papers, days, Make::WhereMissing));
    must(library->indexed());
    Reader reader(*library);
    reader.mark(Mark::Starred, std::min(stars, papers / 5));
    reader.mark(Mark::Read, std::min(readPapers, papers / 2));
    printFigure("memory before", memory("VmRSS:"), "MB");
    Times first;
    first.time([&] { must(refreshFit(*library)); });
    first.print(u"learning and numbers, the first time"_s);
    Times again;
    Times unchanged;
    Times lists;
    Times votes;
    Times similar;
    Times reasons;
    for (int run = 0; run < runs; ++run) {
        reader.mark(Mark::Starred, 1);
        again.time([&] { must(refreshFit(*library)); });
        unchanged.time([&] { must(refreshFit(*library)); });
        lists.time([&] { must(library->order({.sort = SortKey::Fit, .exploration = 10})); });
        votes.time([&] { must(library->order({.sort = SortKey::Votes})); });
        similar.time([&] { must(similarPapers(*library, reader.any())); });
        reasons.time([&] { must(fitReasons(*library, reader.any())); });
    }
    again.print(u"numbers of all papers after a star"_s);
    unchanged.print(u"the same when nothing has changed"_s);
    lists.print(u"all papers by fit"_s);
    votes.print(u"all papers by votes"_s);
    similar.print(u"similar papers"_s);
    reasons.print(u"why"_s);
    printFigure("memory after", memory("VmRSS:"), "MB");
    printFigure("memory at most", memory("VmHWM:"), "MB");
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
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
        measure(papers.toInt(), days);
    return 0;
}
