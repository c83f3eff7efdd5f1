#include "rescue/RebuildDerived.h"

#include "finding/Muting.h"
#include "journal/Journal.h"
#include "papers/StorableText.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/PaperNumbers.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Damaged bytes can still be read as text.
bool isSound(const QString &text)
{
    return !text.contains(QChar::ReplacementCharacter) &&
           std::ranges::none_of(text, [](QChar c) { return isControl(c.unicode()); });
}

bool isSoundId(const QString &id)
{
    return isSound(id) && (id.startsWith("title:"_L1) || PaperId::fromLink(id).text == id);
}

template<class IsGood>
void dropWhere(Database &database, const QString &table, const QString &column, IsGood isGood)
{
    QStringList bad;
    for (Rows rows = database.select(u"SELECT DISTINCT %1 FROM %2"_s.arg(column, table));
         rows.next();)
        if (!isGood(rows.text(0)))
            bad.append(rows.text(0));
    for (const QString &value : std::as_const(bad))
        database.execute(u"DELETE FROM %1 WHERE %2 = ?"_s.arg(table, column), value);
}

// The paper that a listing is of, by the address that its source gave, if that is unmistakable.
PaperId idIn(const QString &url)
{
    PaperId id = PaperId::fromLink(url);
    return isSound(url) && id.isArxiv() ? id : PaperId();
}

struct Misplaced
{
    qint64 listing = 0;
    qint64 paper = 0; // its number in the listing; a paper with another id has it, or none
    bool isFree = false;
    PaperId id;
};

QList<Misplaced> misplacedListings(Database &database)
{
    QList<Misplaced> misplaced;
    for (Rows rows = database.select(u"SELECT l.number, l.paper, l.url, p.id FROM listing AS l"
                                     " LEFT JOIN paper AS p ON p.number = l.paper"_s);
         rows.next();)
        if (PaperId id = idIn(rows.text(2)); !id.isEmpty() && id.text != rows.text(3))
            misplaced.append({.listing = rows.number(0),
                              .paper = rows.number(1),
                              .isFree = rows.isNull(3),
                              .id = std::move(id)});
    return misplaced;
}

// Where a paper's row is lost, or its number or that in a listing was damaged.
void placeListings(Database &database)
{
    for (const Misplaced &one : misplacedListings(database)) {
        qint64 paper = paperNumber(database, one.id);
        if (paper == 0)
            paper = database.insert(
                u"INSERT INTO paper (number, id, title, authors, day, media, video)"
                " VALUES (nullif(?, 0), ?, '', '', '', '', 0)"_s,
                one.isFree && database.number(u"SELECT count(*) FROM paper WHERE number = ?"_s,
                                              one.paper) == 0
                    ? one.paper
                    : 0,
                one.id.text);
        if (paper != one.paper)
            database.execute(u"UPDATE OR IGNORE listing SET paper = ? WHERE number = ?"_s, paper,
                             one.listing);
    }
}

void dropOrphans(Database &database)
{
    const QString statements[] = {
        u"DELETE FROM paper WHERE id = '' OR number NOT IN (SELECT paper FROM listing)"_s,
        u"DELETE FROM listing WHERE paper NOT IN (SELECT number FROM paper)"_s,
        u"DELETE FROM text WHERE listing NOT IN (SELECT number FROM listing)"_s,
        u"DELETE FROM vote WHERE paper NOT IN (SELECT number FROM paper)"_s,
        // The authors are emptied so that they are written with their papers again.
        u"UPDATE paper SET authors = '', read = 0, starred = 0, read_at = 0, starred_at = 0,"
        " later = 0, muted = 0, rise = 0, indexed = 0"_s,
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
    PaperTable table(database);
    for (const auto &[number, id] : std::as_const(papers)) {
        const QList<Listing> listings = listingsOfPaper(database, number);
        table.update(number, merged(listings));
        table.setRise(number, riseOf(database, id, observationsOf(database, number, listings)));
    }
    table.writeAuthors();
}

} // namespace

void dropNonsense(Database &database)
{
    const auto isDay = [](const QString &day) {
        return day.isEmpty() || QDate::fromString(day, Qt::ISODate).isValid();
    };
    dropWhere(database, u"paper"_s, u"id"_s, isSoundId);
    dropWhere(database, u"listing"_s, u"day"_s, isDay);
    dropWhere(database, u"listing"_s, u"source"_s, isSound);
    dropWhere(database, u"day"_s, u"day"_s, isDay);
    dropWhere(database, u"day"_s, u"source"_s, isSound);
}

void rebuildDerived(Database &database)
{
    Transaction transaction(database);
    placeListings(database);
    dropOrphans(database);
    foldAll(database);
    showPapers(database);
    (void)updateAllMuted(database);
    clearDayCounts(database);
    transaction.commit();
}

} // namespace broadsheet
