#include "library/Listings.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The columns that listingFrom() reads, in its order.
const QString &listingColumns()
{
    static const QString columns =
        u"l.number, l.paper, p.id, l.source, l.day, l.position, l.origin, l.seen, l.url, l.title,"
        " l.votes, l.authors, l.media, l.categories, l.comment"
        " FROM listing AS l JOIN paper AS p ON p.number = l.paper"_s;
    return columns;
}

StoredListing listingFrom(const Rows &rows)
{
    return {.paper = rows.number(1),
            .listing = {.number = rows.number(0),
                        .source = rows.text(3),
                        .day = rows.day(4),
                        .position = rows.count(5),
                        .origin = rows.text(6),
                        .seen = rows.number(7),
                        .report = {.id = PaperId{rows.text(2)},
                                   .url = rows.text(8),
                                   .title = rows.text(9),
                                   .votes = rows.votes(10),
                                   .authors = rows.list(11),
                                   .media = rows.list(12),
                                   .texts = {},
                                   .categories = rows.list(13),
                                   .comment = rows.text(14)}}};
}

} // namespace

QHash<QString, StoredListing> listingsOfDay(Database &database, const QString &source, QDate day)
{
    QHash<QString, StoredListing> stored;
    QHash<qint64, QString> ids;
    {
        Rows rows = database.select(
            u"SELECT "_s + listingColumns() + u" WHERE l.source = ? AND l.day = ?"_s, source, day);
        while (rows.next()) {
            StoredListing listing = listingFrom(rows);
            ids.insert(listing.listing.number, listing.listing.report.id.text);
            stored.insert(listing.listing.report.id.text, std::move(listing));
        }
    }
    if (stored.isEmpty())
        return stored;
    Rows texts =
        database.select(u"SELECT t.listing, t.language, t.markdown FROM listing AS l"
                        " JOIN text AS t ON t.listing = l.number WHERE l.source = ? AND l.day = ?"
                        " ORDER BY t.listing, t.position"_s,
                        source, day);
    while (texts.next())
        stored[ids.value(texts.number(0))].listing.report.texts.append(
            {.language = texts.text(1), .markdown = texts.text(2)});
    return stored;
}

QList<Listing> listingsOfPaper(Database &database, qint64 paper)
{
    QList<Listing> listings;
    {
        Rows rows =
            database.select(u"SELECT "_s + listingColumns() + u" WHERE l.paper = ?"_s, paper);
        while (rows.next())
            listings.append(listingFrom(rows).listing);
    }
    for (Listing &listing : listings) {
        Rows texts = database.select(
            u"SELECT language, markdown FROM text WHERE listing = ? ORDER BY position"_s,
            listing.number);
        while (texts.next())
            listing.report.texts.append({.language = texts.text(0), .markdown = texts.text(1)});
    }
    return listings;
}

void writeListing(Database &database, qint64 paper, const Listing &listing)
{
    const PaperReport &report = listing.report;
    qint64 number = listing.number;
    if (number == 0) {
        number = database.insert(
            u"INSERT INTO listing (paper, source, day, position, origin, seen, url, title, votes,"
            " authors, media, categories, comment)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            paper, listing.source, listing.day, listing.position, listing.origin, listing.seen,
            report.url, report.title, report.votes, report.authors, report.media, report.categories,
            report.comment);
    } else {
        database.execute(
            u"UPDATE listing SET position = ?, origin = ?, seen = ?, url = ?, title = ?,"
            " votes = ?, authors = ?, media = ?, categories = ?, comment = ?"
            " WHERE number = ?"_s,
            listing.position, listing.origin, listing.seen, report.url, report.title, report.votes,
            report.authors, report.media, report.categories, report.comment, number);
        database.execute(u"DELETE FROM text WHERE listing = ?"_s, number);
    }
    for (int i = 0; i < report.texts.size(); ++i)
        database.execute(
            u"INSERT INTO text (listing, position, language, markdown) VALUES (?, ?, ?, ?)"_s,
            number, i, report.texts[i].language, report.texts[i].markdown);
}

} // namespace broadsheet
