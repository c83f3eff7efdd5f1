#include "Imports.h"

#include "Floor.h"
#include "Libraries.h"
#include "Samples.h"

#include "importing/Importer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

// "VmHWM: 52344 kB": the most memory that was used at a time.
double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

// From its start, by the clock and in processor time.
class Stages final
{
public:
    Stages() { m_clock.start(); }
    void print(const char *name) const
    {
        std::printf("%-46s %9.2f s, %.2f s of processor time\n", name,
                    double(m_clock.nsecsElapsed()) / 1e9, processorTime() - m_before);
        std::fflush(stdout);
    }

private:
    QElapsedTimer m_clock;
    double m_before = processorTime();
};

// Waits for what the library does in the background: until the program has done nothing for a
// while.
void settle()
{
    for (double before = -1; processorTime() - before > 0.005;) {
        before = processorTime();
        QThread::msleep(200);
    }
}

void importOnce(const QString &digests, const QString &path)
{
    const Stages stages;
    const auto library = opened(path);
    Importer importer(*library);
    const ImportReport report = must(importer.importPaths({digests}));
    std::printf("%d entries of %d files\n", report.entries, report.files);
    (void)must(library->list({}));
    stages.print("imported and listed");
    must(library->indexed());
    stages.print("… and found by search");
    settle();
    stages.print("… and nothing is left to do");
    printFigure("memory at most", peakMemory(), "MB");
}

// Digests of 20 papers, a day each, from those of the folder.
QList<DayReport> smallDays(const QString &digests)
{
    constexpr qsizetype papers = 20;
    QList<DayReport> small;
    QDate day(2001, 1, 1);
    for (const DayReport &report : reportsIn(digests))
        for (qsizetype at = 0; at < report.papers.size(); at += papers) {
            DayReport part = report;
            part.day = day;
            part.origin = day.toString(u"yyyy/MM/dd"_s) + u".md"_s;
            part.papers = report.papers.mid(at, papers);
            day = day.addDays(1);
            small.append(part);
        }
    return small;
}

void measureSearchIn(const QString &path)
{
    const auto library = opened(path);
    Samples searches;
    for (int round = 0; round < 5; ++round)
        for (const QString &word :
             {u"학습"_s, u"강화학습"_s, u"로"_s, u"diffusion"_s, u"mod"_s, u"t"_s})
            searches.time([&] { (void)must(library->order({.search = word})); });
    searches.print(u"searches"_s);
}

} // namespace

void measureImport(const QString &digests)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    importOnce(digests, path);
    printSizes(path);
    const QString plain = folder.filePath(u"floor.sqlite"_s);
    const Floor floor(path);
    const Stages stages;
    floor.writeRows(plain);
    stages.print("SQLite alone: the same rows");
    floor.writeWords(plain);
    stages.print("… and the same words");
    printFigure("its file", double(QFile(plain).size()) / 1e6, "MB");
}

void measureDays(const QString &digests)
{
    const QList<DayReport> days = smallDays(digests);
    const QTemporaryDir folder;
    std::printf("%lld imports\n", qlonglong(days.size()));
    for (const bool dayByDay : {true, false}) {
        const QString path = folder.filePath(dayByDay ? u"days.sqlite"_s : u"once.sqlite"_s);
        {
            const Stages stages;
            const auto library = opened(path);
            for (const DayReport &day : dayByDay ? days : QList<DayReport>()) {
                must(library->store({day}));
                must(library->indexed());
            }
            if (!dayByDay)
                must(library->store(days));
            must(library->indexed());
            settle();
            stages.print(dayByDay ? "stored and indexed day by day" : "stored and indexed at once");
        }
        printSizes(path);
        measureSearchIn(path);
    }
}

} // namespace broadsheet::bench
