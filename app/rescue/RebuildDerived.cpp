#include "rescue/RebuildDerived.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "journal/Journal.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/Milestones.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of what is counted and copied from the state. Increase it when that was wrong.
constexpr int countsVersion = 1;

bool isCounted(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'counts'"_s) ==
           QString::number(countsVersion);
}

void dropOrphans(Database &database)
{
    const QString statements[] = {
        u"DELETE FROM paper WHERE id = '' OR number NOT IN (SELECT paper FROM listing)"_s,
        u"DELETE FROM listing WHERE paper NOT IN (SELECT number FROM paper)"_s,
        u"DELETE FROM text WHERE listing NOT IN (SELECT number FROM listing)"_s,
        u"DELETE FROM vote WHERE paper NOT IN (SELECT number FROM paper)"_s,
        u"DELETE FROM milestone WHERE paper NOT IN (SELECT number FROM paper)"_s,
        // The authors are emptied so that they are written with their papers again.
        u"UPDATE paper SET authors = '', rise = 0, change = ''"_s,
        u"DELETE FROM mark"_s,
        u"INSERT INTO mark (paper) SELECT number FROM paper"_s,
        u"DELETE FROM state"_s,
    };
    for (const QString &statement : statements)
        database.execute(statement);
}

void foldAll(Database &database)
{
    const QString first = database.text(u"SELECT min(id) FROM event"_s);
    if (!first.isEmpty())
        fold(database, {.first = first, .last = database.text(u"SELECT max(id) FROM event"_s)});
}

void showPapers(Database &database)
{
    QList<std::pair<qint64, QString>> papers;
    for (Rows rows = database.select(u"SELECT number, id FROM paper"_s); rows.next();)
        papers.append({rows.number(0), rows.text(1)});
    constexpr int namesOf = 1000; // papers at once
    PaperTable table(database);
    const PaperSet watched = watchedPapers(database);
    int shown = 0;
    for (const auto &[number, id] : std::as_const(papers)) {
        const QList<Listing> listings = listingsOfPaper(database, number);
        table.update(number, merged(listings));
        if (watched.contains(number))
            (void)renewChange(database, number, merged(listings));
        table.setRise(number, riseOf(database, id, observationsOf(database, number, listings)));
        if (++shown % namesOf == 0)
            table.writeAuthors();
    }
    table.writeAuthors();
}

} // namespace

void rebuildDerived(Database &database)
{
    Transaction transaction(database);
    clearIndex(database); // first: it is of the papers as they are
    dropOrphans(database);
    foldAll(database);
    showPapers(database);
    (void)updateAllMuted(database);
    clearDayCounts(database);
    transaction.commit();
}

void renewCounts(Database &database)
{
    if (isCounted(database))
        return;
    Transaction transaction(database);
    renewMarks(database);
    clearDayCounts(database);
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('counts', ?)"_s,
                     QString::number(countsVersion));
    transaction.commit();
}

} // namespace broadsheet
