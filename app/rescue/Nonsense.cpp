#include "rescue/Nonsense.h"

#include "eventfile/EventLine.h"
#include "journal/StoredEvents.h"
#include "papers/StorableText.h"
#include "tables/PaperNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isSoundId(const QString &id)
{
    return isSound(id) && (id.startsWith("title:"_L1) || PaperId::fromLink(id).text == id);
}

// A note whose text was damaged is better than none. The state may have it whole.
bool isSoundEvent(const JournalEvent &event)
{
    QString subject = event.subject;
    return isSound(subject.remove(listSeparator)) && isSound(event.id) && isSound(event.device) &&
           isSound(event.action) && isSound(event.undoes) && isSound(event.kind) &&
           eventIn(lineOf(event)) == event;
}

// Text that is no UTF-8 is another one when it was read and is compared again, so rows are found by
// their bytes.
void dropRows(Database &database, const QString &table, const QString &column,
              const QStringList &bytes)
{
    if (!bytes.isEmpty())
        database.execute(u"DELETE FROM %1 WHERE hex(%2) IN (SELECT value FROM json_each(?))"_s.arg(
                             table, column),
                         jsonOf(bytes));
}

template<class IsGood>
void dropWhere(Database &database, const QString &table, const QString &column, IsGood isGood)
{
    QStringList bad;
    for (Rows rows = database.select(u"SELECT DISTINCT %1, hex(%1) FROM %2"_s.arg(column, table));
         rows.next();)
        if (!isGood(rows.text(0)))
            bad.append(rows.text(1));
    dropRows(database, table, column, bad);
}

void dropBadEvents(Database &database)
{
    QStringList bad;
    for (Rows rows =
             database.select(u"SELECT "_s + eventColumns + u", hex(e.id) FROM event AS e"_s);
         rows.next();)
        if (!isSoundEvent(eventIn(rows)))
            bad.append(rows.text(eventColumnCount));
    database.execute(u"DROP TRIGGER IF EXISTS main.event_is_never_removed"_s);
    dropRows(database, u"event"_s, u"id"_s, bad);
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

} // namespace

bool isSound(const QString &text)
{
    return !text.contains(QChar::ReplacementCharacter) &&
           std::ranges::none_of(text, [](QChar c) { return isControl(c.unicode()); });
}

void dropNonsense(Database &salvaged)
{
    const auto isDay = [](const QString &day) {
        return day.isEmpty() || QDate::fromString(day, Qt::ISODate).isValid();
    };
    dropWhere(salvaged, u"paper"_s, u"id"_s, isSoundId);
    dropWhere(salvaged, u"listing"_s, u"day"_s, isDay);
    dropWhere(salvaged, u"listing"_s, u"source"_s, isSound);
    dropWhere(salvaged, u"day"_s, u"day"_s, isDay);
    dropWhere(salvaged, u"day"_s, u"source"_s, isSound);
    dropBadEvents(salvaged);
}

void placeListings(Database &salvaged)
{
    for (const Misplaced &one : misplacedListings(salvaged)) {
        qint64 paper = paperNumber(salvaged, one.id);
        if (paper == 0)
            paper = salvaged.insert(
                u"INSERT INTO paper (number, id, title, authors, day, media, video)"
                " VALUES (nullif(?, 0), ?, '', '', '', '', 0)"_s,
                one.isFree && salvaged.number(u"SELECT count(*) FROM paper WHERE number = ?"_s,
                                              one.paper) == 0
                    ? one.paper
                    : 0,
                one.id.text);
        if (paper != one.paper)
            salvaged.execute(u"UPDATE OR IGNORE listing SET paper = ? WHERE number = ?"_s, paper,
                             one.listing);
    }
}

} // namespace broadsheet
