#include "content/ContentTables.h"

#include "base/Limits.h"
#include "content/Tr.h"
#include "papers/SourceTraits.h"
#include "sqlite/Transaction.h"
#include "tables/Listings.h"
#include "tables/Merge.h"
#include "tables/PaperNumbers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int listingsAtOnce = 100;
constexpr int daysAtOnce = 500;

QString stored(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QString jsonOf(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString jsonOf(const QList<qint64> &numbers)
{
    QJsonArray array;
    for (const qint64 number : numbers)
        array.append(number);
    return jsonOf(array);
}

bool isListedForGroup(const QList<Listing> &listings)
{
    return std::ranges::any_of(listings, [](const Listing &listing) {
        return listing.day.isValid() && isForGroup(listing.source);
    });
}

QList<Observation> olderVotes(Database &database, qint64 paper, const Listing &listing)
{
    QList<Observation> older;
    for (Rows rows = database.select(u"SELECT at, votes FROM vote WHERE paper = ? AND source = ?"
                                     " AND day = ? ORDER BY at"_s,
                                     paper, listing.source, listing.day);
         rows.next();)
        older.append(observation(listing.source, listing.day, rows.number(0), rows.count(1)));
    return older;
}

QList<Milestone> milestonesOf(Database &database, qint64 paper, const QString &source)
{
    QList<Milestone> milestones;
    for (Rows rows = database.select(u"SELECT fact, version, at, day FROM milestone"
                                     " WHERE paper = ? AND source = ?"_s,
                                     paper, source);
         rows.next();)
        milestones.append({.paper = {},
                           .source = source,
                           .fact = rows.text(0),
                           .version = rows.count(1),
                           .at = rows.number(2),
                           .day = rows.day(3)});
    return milestones;
}

QString textsOf(Database &database, qint64 listing)
{
    return database.text(u"SELECT json_group_array(json_array(position, language, kind, markdown))"
                         " FROM (SELECT * FROM text WHERE listing = ? ORDER BY position)"_s,
                         listing);
}

// The numbers of the next listings, up to where they were looked for, and those whose texts go,
// too.
QList<qint64> nextListings(Database &database, OutgoingContent &content, QSet<qint64> &withTexts)
{
    QList<qint64> listings;
    for (Rows rows = database.select(u"SELECT number, listing, texts FROM outgoing_listing"
                                     " ORDER BY number LIMIT ?"_s,
                                     2 * listingsAtOnce);
         rows.next();) {
        content.lastListing = rows.number(0);
        if (!listings.contains(rows.number(1)))
            listings.append(rows.number(1));
        if (rows.flag(2))
            withTexts.insert(rows.number(1));
        content.lastWithTexts = rows.flag(2) ? rows.number(1) : 0;
    }
    if (content.lastWithTexts != 0) // before they are read as rows
        content.lastTexts = textsOf(database, content.lastWithTexts);
    if (!listings.isEmpty())
        return listings;
    for (Rows rows = database.select(u"SELECT l.number FROM content_carrier AS c CROSS JOIN listing"
                                     " AS l ON l.number > c.listed AND l.number <= c.until"
                                     " ORDER BY l.number LIMIT ?"_s,
                                     listingsAtOnce);
         rows.next();)
        listings.append(rows.number(0));
    if (!listings.isEmpty())
        content.listed = listings.constLast();
    withTexts = QSet<qint64>(listings.cbegin(), listings.cend());
    return listings;
}

void addRows(Database &database, const QList<qint64> &listings, const QSet<qint64> &withTexts,
             bool ofGroup, OutgoingContent &content)
{
    QList<qint64> papers;
    for (Rows rows = database.select(u"SELECT DISTINCT l.paper FROM json_each(?) AS asked"
                                     " CROSS JOIN listing AS l ON l.number = asked.value"_s,
                                     jsonOf(listings));
         rows.next();)
        papers.append(rows.number(0));
    for (const qint64 paper : std::as_const(papers)) {
        const QList<Listing> all = listingsOfPaper(database, paper);
        if (ofGroup && !isListedForGroup(all))
            continue;
        for (const Listing &listing : all) {
            if (!listings.contains(listing.number) || listing.source == sampleSource ||
                (ofGroup && !isForGroup(listing.source)))
                continue;
            const ContentRow row = rowOf(listing, olderVotes(database, paper, listing),
                                         milestonesOf(database, paper, listing.source),
                                         withTexts.contains(listing.number));
            if (row.line.size() <= maxContentLineBytes)
                content.rows.append(row);
        }
    }
}

void addDays(Database &database, bool ofGroup, OutgoingContent &content)
{
    QList<std::pair<QString, QDate>> days;
    for (Rows rows = database.select(u"SELECT number, source, day FROM outgoing_day"
                                     " ORDER BY number LIMIT ?"_s,
                                     daysAtOnce);
         rows.next();) {
        content.lastDay = rows.number(0);
        const auto day = std::pair(rows.text(1), rows.day(2));
        if (day.first != sampleSource && (!ofGroup || isForGroup(day.first)) && !days.contains(day))
            days.append(day);
    }
    for (const auto &[source, day] : std::as_const(days))
        if (const auto row = rowOf(source, day, readLedgerRow(database, source, day)))
            content.rows.append(*row);
}

// ms since 1970
qint64 newestIn(const ContentItem &item)
{
    qint64 newest = 0;
    for (const DayReport &report : item.reports)
        newest = std::max(newest, report.at.toMSecsSinceEpoch());
    return newest;
}

// What is logged as changed is in it.
void listAll(Database &database)
{
    database.execute(u"UPDATE content_carrier SET receipt = '', listed = 0,"
                     " until = ifnull((SELECT max(number) FROM listing), 0)"_s);
    database.execute(u"DELETE FROM outgoing_listing"_s);
    database.execute(u"DELETE FROM outgoing_day"_s);
    database.execute(u"INSERT INTO outgoing_day (day, source) SELECT day, source FROM day"_s);
}

// Another program, or an earlier exchange of this one, that uses the library with another carrier.
// In the transaction of what is noted.
void checkCarrier(Database &database, const QString &address)
{
    if (database.text(u"SELECT address FROM content_carrier"_s) != address)
        fail(ErrorKind::Cancelled, ContentTr::tr("The exchange was ended."));
}

} // namespace

// What one imported, follows, searches for or lets a model write shows what this one does.
bool isForGroup(const QString &source)
{
    const SourceTraits &traits = sourceTraits(source);
    return traits.kind == SourceKind::Service && !QLatin1StringView(traits.about).isEmpty();
}

ContentPlace contentPlace(Database &database, const QString &address)
{
    if (database.text(u"SELECT address FROM content_carrier"_s) != address) {
        Transaction transaction(database);
        database.execute(u"DELETE FROM content_carrier"_s);
        database.execute(u"INSERT INTO content_carrier (one, address, position, receipt, listed,"
                         " until) VALUES (1, ?, '', '', 0, 0)"_s,
                         address);
        listAll(database);
        transaction.commit();
    }
    Rows rows = database.select(u"SELECT position, receipt FROM content_carrier"_s);
    if (!rows.next())
        return {};
    return {.cursor = QByteArray::fromBase64(rows.text(0).toLatin1()),
            .receipt = QByteArray::fromBase64(rows.text(1).toLatin1())};
}

void sendAllContent(Database &database)
{
    Transaction transaction(database);
    listAll(database);
    transaction.commit();
}

void endContent(Database &database)
{
    if (database.number(u"SELECT EXISTS (SELECT 1 FROM content_carrier)"_s) == 0)
        return;
    Transaction transaction(database);
    for (const auto table : {"content_carrier"_L1, "outgoing_listing"_L1, "outgoing_day"_L1})
        database.execute(u"DELETE FROM "_s + table);
    transaction.commit();
}

// A day says that it is complete, so it goes behind its papers.
OutgoingContent nextContent(Database &database, bool ofGroup)
{
    OutgoingContent content;
    QSet<qint64> withTexts;
    content.listings = nextListings(database, content, withTexts);
    if (!content.listings.isEmpty())
        addRows(database, content.listings, withTexts, ofGroup, content);
    else
        addDays(database, ofGroup, content);
    content.isEnd = content.listings.isEmpty() && content.lastDay == 0;
    return content;
}

void noteContentSent(Database &database, const QString &address, const OutgoingContent &sent,
                     const QByteArray &receipt)
{
    Transaction transaction(database);
    checkCarrier(database, address);
    database.execute(u"DELETE FROM outgoing_listing WHERE number <= ?"
                     " AND listing IN (SELECT value FROM json_each(?))"_s,
                     sent.lastListing, jsonOf(sent.listings));
    if (sent.lastWithTexts != 0 && textsOf(database, sent.lastWithTexts) != sent.lastTexts)
        database.execute(u"INSERT INTO outgoing_listing (listing, texts)"
                         " SELECT number, 1 FROM listing WHERE number = ?"_s,
                         sent.lastWithTexts);
    database.execute(u"DELETE FROM outgoing_day WHERE number <= ?"_s, sent.lastDay);
    database.execute(u"UPDATE content_carrier SET receipt = ?, listed = max(listed, ?)"
                     " WHERE address = ?"_s,
                     stored(receipt), sent.listed, address);
    transaction.commit();
}

ContentMark contentMark(Database &database)
{
    return {.listing = database.number(u"SELECT max(number) FROM outgoing_listing"_s),
            .day = database.number(u"SELECT max(number) FROM outgoing_day"_s)};
}

ChangeSet takeContent(Database &database, const QString &address, const QList<ContentItem> &items,
                      const ContentMark &before, const QByteArray &cursor)
{
    Transaction transaction(database);
    checkCarrier(database, address);
    QSet<QString> papers; // of which something new is known
    QJsonArray listings;
    QJsonArray days;
    for (const ContentItem &item : items) {
        const QString day = item.day.toString(Qt::ISODate);
        if (item.paper.isEmpty())
            days.append(QJsonArray{item.source, day});
        else
            listings.append(QJsonArray{item.paper, item.source, day, newestIn(item)});
        const bool isStored = !item.paper.isEmpty() && paperNumber(database, PaperId{item.paper});
        for (const Milestone &milestone : item.milestones)
            if (isStored && keepMilestone(database, milestone))
                papers.insert(item.paper);
    }
    ChangeSet changes;
    const QHash<QString, qint64> watched = watchedAmong(database, papers.values());
    for (const auto &[id, number] : watched.asKeyValueRange())
        if (renewChange(database, number, merged(listingsOfPaper(database, number))))
            changes.content.insert(PaperId{id});
    database.execute(u"DELETE FROM outgoing_listing WHERE number > ? AND listing IN ("
                     " SELECT l.number FROM json_each(?) AS a"
                     " CROSS JOIN paper AS p ON p.id = a.value ->> 0"
                     " CROSS JOIN listing AS l ON l.paper = p.number AND l.source = a.value ->> 1"
                     " AND l.day = a.value ->> 2 AND l.seen <= a.value ->> 3)"_s,
                     before.listing, jsonOf(listings));
    database.execute(u"DELETE FROM outgoing_day WHERE number > ? AND (source, day) IN ("
                     " SELECT a.value ->> 0, a.value ->> 1 FROM json_each(?) AS a)"_s,
                     before.day, jsonOf(days));
    if (!cursor.isEmpty())
        database.execute(u"UPDATE content_carrier SET position = ? WHERE address = ?"_s,
                         stored(cursor), address);
    transaction.commit();
    return changes;
}

} // namespace broadsheet
