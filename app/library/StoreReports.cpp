#include "library/StoreReports.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "journal/StepSize.h"
#include "library/StoreRun.h"
#include "library/Tr.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/Votes.h"

#include <QDeadlineTimer>

#include <chrono>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Papers that no other source lists are removed; the others are merged again without this source.
ChangeSet forget(Database &database, const QString &source)
{
    ChangeSet changes;
    QHash<qint64, QString> papers;
    for (Rows rows = database.select(u"SELECT p.number, p.id FROM listing AS l"
                                     " JOIN paper AS p ON p.number = l.paper WHERE l.source = ?"_s,
                                     source);
         rows.next();)
        papers.insert(rows.number(0), rows.text(1));
    for (Rows rows = database.select(u"SELECT day FROM day WHERE source = ?"_s, source);
         rows.next();)
        changes.days.insert(QDate::fromString(rows.text(0), Qt::ISODate));
    for (const qint64 number : papers.keys())
        unindex(database, number);
    database.execute(u"DELETE FROM listing WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM vote WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM day WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM milestone WHERE source = ?"_s, source);

    const PaperSet watched = watchedPapers(database);
    PaperTable paperTable(database);
    for (const auto &[number, id] : papers.asKeyValueRange()) {
        changes.content.insert(PaperId{id});
        const QList<Listing> others = listingsOfPaper(database, number);
        if (others.isEmpty()) {
            database.execute(u"DELETE FROM paper WHERE number = ?"_s, number);
            continue;
        }
        paperTable.update(number, merged(others));
        updateRise(database, paperTable, number, id, others, 0); // the next reports end old rises
        if (watched.contains(number))
            (void)renewChange(database, number, merged(others));
    }
    paperTable.writeAuthors();
    changes.days.unite(updateMuted(database, papers.keys()));
    return changes;
}

// What the runs of one call of storeDays() share.
struct Storing
{
    StoreClock &clock;
    qint64 now;
    const std::function<bool()> &isAwaited;
    UntimedReports untimed = {};
    StepSize size{100}; // of what is written

    // Many pages, such as those of indexes, are changed by every step, so that it saves work to
    // commit several together.
    [[nodiscard]] qsizetype papersAtOnce() const { return size.papers() * (isAwaited ? 4 : 1); }
    [[nodiscard]] bool mayGoOn() const { return isAwaited && !isAwaited(); }
};

// Of several steps that are committed together.
constexpr std::chrono::milliseconds longestStep{50};

// The end of a step that has parts of very different cost.
QDeadlineTimer endOfStep()
{
    constexpr std::chrono::milliseconds wanted{10};
    return QDeadlineTimer(wanted);
}

// The next reports with about so many papers, at least one.
QList<const DayReport *> takeReports(QList<const DayReport *> &left, qsizetype papers)
{
    qsizetype count = 0;
    qsizetype found = 0;
    while (count < left.size() && (count == 0 || found < papers))
        found += left[count++]->papers.size();
    const QList<const DayReport *> taken = left.first(count);
    left.remove(0, count);
    return taken;
}

// One step of comparing. `isWhole`: all that is left. False: there is more. A step has a limit of
// papers beside that of time, so that a fast computer takes several steps too.
bool compareNext(StoreRun &run, const QDeadlineTimer &end, bool isWhole)
{
    constexpr qsizetype part = 25; // papers
    constexpr qsizetype most = 400;
    for (qsizetype compared = part; run.compare(part) == part; compared += part)
        if (!isWhole && (end.hasExpired() || compared >= most))
            return false;
    return true;
}

// Leaves the measuring of the last step to the caller. Returns how many papers that one has.
qsizetype writeNext(StoreRun &run, Storing &storing, const QDeadlineTimer &end)
{
    for (;;) {
        storing.size.begin();
        const qsizetype written = run.write(storing.size.papers());
        if (run.isWritten() || !storing.mayGoOn() || end.hasExpired())
            return written;
        storing.size.end(written);
    }
}

bool finishNext(StoreRun &run, const QDeadlineTimer &end)
{
    while (!run.finish())
        if (end.hasExpired())
            return false;
    return true;
}

void storeTogether(Database &database, const QList<const DayReport *> &reports, Storing &storing,
                   ChangeSet &changes, const std::function<void()> &makeWay)
{
    std::optional<StoreRun> run;
    QString version; // of the library that the run compares the reports with
    bool isCompared = false;
    for (bool isDone = false; !isDone; makeWay()) {
        const QDeadlineTimer end = endOfStep();
        const QDeadlineTimer latestEnd(longestStep);
        const RelaxedCommits relaxed(database);
        Transaction transaction(database);
        bool isChanged = false; // by another process, which may do so again before the next step
        if (const QString now = database.pragma(u"data_version"_s); version != now) {
            isChanged = run.has_value();
            isCompared = false;
            version = now;
            run.emplace(
                database, storing.now,
                TakenReports(database, storing.clock, storing.now, storing.untimed, reports));
        }
        isCompared = isCompared || compareNext(*run, end, isChanged);
        if (!isCompared)
            continue;
        const qsizetype written = writeNext(*run, storing, latestEnd);
        isDone = run->isWritten() && finishNext(*run, end);
        transaction.commit();
        storing.size.end(written);
        changes.unite(run->changes());
        changes.content.subtract(changes.added);
    }
}

void endRises(Database &database, qint64 now, ChangeSet &changes,
              const std::function<void()> &makeWay)
{
    constexpr qsizetype part = 10; // papers
    QList<qint64> left = risingPapers(database);
    for (; !left.isEmpty(); makeWay()) {
        const QDeadlineTimer end = endOfStep();
        const RelaxedCommits relaxed(database);
        Transaction transaction(database);
        QStringList ended;
        while (!left.isEmpty() && !end.hasExpired()) {
            ended += endOldRises(database, left.mid(0, part), now);
            left = left.mid(part);
        }
        transaction.commit();
        for (const QString &id : std::as_const(ended))
            if (!changes.added.contains(PaperId{id}))
                changes.content.insert(PaperId{id});
    }
}

// The library's own sentence would say that nothing was changed.
Error stoppedStoring(const Failed &failed, const QString &library)
{
    const ErrorKind kind = failed.error.kind;
    if (kind != ErrorKind::Storage && kind != ErrorKind::TooLarge)
        return failed.error; // says nothing of what was changed
    const QString why = failed.code == 0 ? failed.error.message : reasonOf(failed);
    return {
        .kind = kind,
        .message =
            why + u' ' +
            LibraryTr::tr("Only a part of the papers was stored in the library %1.").arg(library),
        .detail = failed.error.message + u' ' + failed.error.detail};
}

} // namespace

void storeDays(Database &database, const QList<DayReport> &days, StoreClock &clock,
               ChangeSet &changes, const std::function<void()> &makeWay,
               const std::function<bool()> &isAwaited)
{
    QList<const DayReport *> left;
    for (const bool isUpdate : {false, true}) // a new paper may be updated in one go
        for (const DayReport &report : days)
            if (report.isUpdate == isUpdate)
                left.append(&report);
    Storing storing{.clock = clock, .now = clock.next(), .isAwaited = isAwaited};
    while (!left.isEmpty())
        storeTogether(database, takeReports(left, storing.papersAtOnce()), storing, changes,
                      makeWay);
    endRises(database, storing.now, changes, makeWay);
}

void storeDays(Database &database, QFuture<QList<DayReport>> cleaned, StoreClock &clock,
               ChangeSet &changes, DatabaseThread &thread)
{
    constexpr std::chrono::milliseconds pause{1};
    while (!cleaned.isFinished()) { // seconds for a very large file
        thread.makeWay(database);
        std::this_thread::sleep_for(pause);
    }
    try {
        storeDays(
            database, cleaned.takeResult(), clock, changes, [&] { thread.makeWay(database); },
            [&] { return thread.isEarlyJobQueued(); });
    } catch (Failed &failed) {
        if (!changes.isEmpty())
            failed.error = stoppedStoring(failed, database.path());
        throw;
    }
}

ChangeSet forgetSource(Database &database, const QString &source)
{
    Transaction transaction(database);
    const ChangeSet changes = forget(database, source);
    updateAllDayCounts(database);
    transaction.commit();
    return changes;
}

} // namespace broadsheet
