#include "tables/Listings.h"

#include "tables/StoredWords.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The columns in the order in which listingFrom() reads them.
const QString &listingColumns()
{
    static const QString columns =
        u"l.number, l.paper, p.id, l.source, l.day, l.position, l.origin, l.seen, l.url, l.title,"
        " l.votes, l.authors, l.media, l.categories, l.comment, l.code, l.project, l.organization,"
        " l.keywords, l.doi, l.comments, l.stars, l.version, l.times,"
        " l.journal"_s;
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
                                   .votes = rows.known(10),
                                   .authors = rows.list(11),
                                   .media = rows.list(12),
                                   .categories = rows.list(13),
                                   .comment = rows.text(14),
                                   .code = rows.text(15),
                                   .project = rows.text(16),
                                   .organization = rows.text(17),
                                   .keywords = rows.list(18),
                                   .doi = rows.text(19),
                                   .comments = rows.known(20),
                                   .stars = rows.known(21),
                                   .version = rows.known(22),
                                   .journalReference = rows.text(24)}}};
}

// A listing while it is read. Its times can be set only when its texts are complete.
struct PartialListing
{
    StoredListing stored;
    QString times;
};

QHash<qint64, PartialListing> listingsIn(Rows rows)
{
    QHash<qint64, PartialListing> listings;
    while (rows.next())
        listings.insert(rows.number(0), {.stored = listingFrom(rows), .times = rows.text(23)});
    return listings;
}

// `rows` have the columns listing, language, markdown and kind, in the order of the texts.
QList<StoredListing> withTexts(QHash<qint64, PartialListing> listings, Rows rows)
{
    while (rows.next())
        listings[rows.number(0)].stored.listing.report.texts.append(
            {.language = rows.text(1),
             .markdown = rows.text(2),
             .kind = textKindOf(rows.text(3)).value_or(TextKind::Summary)});
    QList<StoredListing> result;
    for (PartialListing &one : listings) {
        setTimes(one.stored.listing, one.times);
        result.append(std::move(one.stored));
    }
    return result;
}

QHash<QString, StoredListing> byPaper(const QList<StoredListing> &listings)
{
    QHash<QString, StoredListing> result;
    for (const StoredListing &stored : listings)
        result.insert(stored.listing.report.id.text, stored);
    return result;
}

void updateListing(Database &database, const Listing &listing)
{
    const PaperReport &report = listing.report;
    database.execute(
        u"UPDATE listing SET position = ?, origin = ?, seen = ?, url = ?, title = ?, votes = ?,"
        " authors = ?, media = ?, categories = ?, comment = ?, code = ?, project = ?,"
        " organization = ?, keywords = ?, doi = ?, comments = ?, stars = ?, version = ?, times = ?,"
        " journal = ? WHERE number = ?"_s,
        listing.position, listing.origin, listing.seen, report.url, report.title, report.votes,
        report.authors, report.media, report.categories, report.comment, report.code,
        report.project, report.organization, report.keywords, report.doi, report.comments,
        report.stars, report.version, timesText(listing), report.journalReference, listing.number);
}

} // namespace

QHash<QString, StoredListing> listingsOn(Database &database, const QString &source, QDate day,
                                         const QStringList &papers)
{
    // CROSS JOIN makes SQLite start from the few papers asked for: the source may have very many.
    static const QString from =
        u" FROM json_each(?) AS asked CROSS JOIN paper AS p ON p.id = asked.value"
        " CROSS JOIN listing AS l ON l.day = ? AND l.paper = p.number AND l.source = ?"_s;
    const QString asked = jsonOf(papers);
    QHash<qint64, PartialListing> listings =
        listingsIn(database.select(u"SELECT "_s + listingColumns() + from, asked, day, source));
    if (listings.isEmpty())
        return {};
    return byPaper(
        withTexts(std::move(listings),
                  database.select(u"SELECT t.listing, t.language, t.markdown, t.kind"_s + from +
                                      u" CROSS JOIN text AS t ON t.listing = l.number"
                                      " ORDER BY t.listing, t.position"_s,
                                  asked, day, source)));
}

QList<Listing> listingsOfPaper(Database &database, qint64 paper)
{
    QList<StoredListing> stored = withTexts(
        listingsIn(database.select(u"SELECT "_s + listingColumns() +
                                       u" FROM listing AS l JOIN paper AS p ON p.number = l.paper"
                                       " WHERE l.paper = ?"_s,
                                   paper)),
        database.select(u"SELECT t.listing, t.language, t.markdown, t.kind FROM listing AS l"
                        " JOIN text AS t ON t.listing = l.number WHERE l.paper = ?"
                        " ORDER BY t.listing, t.position"_s,
                        paper));
    QList<Listing> listings;
    for (StoredListing &one : stored)
        listings.append(std::move(one.listing));
    return listings;
}

ListingWriter::ListingWriter(Database &database)
    : m_database(database),
      m_insert(database,
               "INSERT INTO listing (paper, source, day, position, origin, seen, url, title, votes,"
               " authors, media, categories, comment, code, project, organization, keywords, doi,"
               " comments, stars, version, times, journal)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_insertText(database, "INSERT INTO text (listing, position, language, markdown, kind)"
                             " VALUES (?, ?, ?, ?, ?)")
{}

void ListingWriter::write(qint64 paper, const Listing &listing, bool withTexts)
{
    if (listing.number == 0) {
        insertTexts(insert(paper, listing), listing.report.texts);
        return;
    }
    updateListing(m_database, listing);
    if (!withTexts)
        return;
    m_database.execute(u"DELETE FROM text WHERE listing = ?"_s, listing.number);
    insertTexts(listing.number, listing.report.texts);
}

qint64 ListingWriter::insert(qint64 paper, const Listing &listing)
{
    const PaperReport &report = listing.report;
    (void)m_insert
        .with(paper, listing.source, listing.day, listing.position, listing.origin, listing.seen,
              report.url, report.title, report.votes, report.authors, report.media,
              report.categories, report.comment, report.code, report.project, report.organization,
              report.keywords, report.doi, report.comments, report.stars, report.version,
              timesText(listing), report.journalReference)
        .step();
    return m_insert.insertedRow();
}

void ListingWriter::insertTexts(qint64 listing, const QList<SourceText> &texts)
{
    for (int i = 0; i < texts.size(); ++i)
        (void)m_insertText
            .with(listing, i, texts[i].language, texts[i].markdown, storedWord(texts[i].kind))
            .step();
}

} // namespace broadsheet
