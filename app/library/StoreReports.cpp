#include "library/StoreReports.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "journal/StepSize.h"
#include "library/StoreRun.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/Votes.h"

#include <optional>

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
    UntimedReports untimed;
    StepSize size;
};

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

void storeTogether(Database &database, const QList<const DayReport *> &reports, Storing &storing,
                   ChangeSet &changes, const std::function<void()> &makeWay)
{
    std::optional<StoreRun> run;
    QString version; // of the library that the run compared the reports with
    for (bool isDone = false; !isDone; makeWay()) {
        storing.size.begin();
        const RelaxedCommits relaxed(database);
        Transaction transaction(database);
        if (const QString now = database.pragma(u"data_version"_s); version != now) {
            version = now; // also when another process has written meanwhile
            run.emplace(database, storing.clock, storing.now, storing.untimed);
            for (const DayReport *report : reports)
                run->take(*report);
            run->compare();
        }
        const qsizetype before = run->written();
        isDone = run->write(storing.size.papers());
        transaction.commit();
        changes.unite(run->changes());
        changes.content.subtract(changes.added);
        storing.size.end(run->written() - before);
    }
}

} // namespace

void storeDays(Database &database, const QList<DayReport> &days, StoreClock &clock,
               ChangeSet &changes, const std::function<void()> &makeWay)
{
    constexpr qsizetype first = 100; // papers
    QList<const DayReport *> left;
    for (const bool isUpdate : {false, true}) // a new paper may be updated in one go
        for (const DayReport &report : days)
            if (report.isUpdate == isUpdate)
                left.append(&report);
    Storing storing{.clock = clock, .now = clock.next(), .size = StepSize(first)};
    while (!left.isEmpty())
        storeTogether(database, takeReports(left, storing.size.papers()), storing, changes,
                      makeWay);
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
