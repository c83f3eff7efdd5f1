#include "library/PaperQueries.h"

#include "finding/AuthorQueries.h"
#include "finding/PaperLists.h"
#include "fulltext/FullText.h"
#include "gist/Snippet.h"
#include "journal/GivenKeys.h"
#include "library/Tr.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"
#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"
#include "tables/DocumentReader.h"
#include "tables/FitNumbers.h"
#include "tables/Listings.h"
#include "tables/Milestones.h"
#include "tables/PaperNumbers.h"
#include "tables/RowReader.h"
#include "tables/Votes.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// How often young papers that the user keeps are asked about again, and how long a paper is young.
constexpr qint64 millisecondsPerWeek = 7 * 86'400'000LL;
constexpr int monthsOfYouth = 24;

// By its id, whose first digits are year and month: "2403.14624".
bool isYoung(const PaperId &id, const QDateTime &now)
{
    const QDate month = QDate::fromString(u"20"_s + id.text.left(4) + u"01"_s, u"yyyyMMdd"_s);
    return id.text.indexOf(u'.') == 4 && month.isValid() &&
           month.addMonths(monthsOfYouth) > now.date();
}

// Empty: what `source` said of this paper will do.
PaperId paperToAskAgain(Database &database, qint64 number, const QString &source,
                        const QDateTime &now)
{
    Rows rows = database.select(
        u"SELECT id, (SELECT max(seen) FROM listing WHERE paper = p.number AND source = ?),"
        " ifnull((SELECT max(seen) FROM listing WHERE paper = p.number AND day = ''"
        "  AND source IN ('arxivFeed', 'arxivCatchup')), 0) FROM paper AS p WHERE number = ?"_s,
        source, number);
    if (!rows.next())
        return {};
    const PaperId id{rows.text(0)};
    const qint64 said = rows.number(1);
    const bool isAnnounced = rows.number(2) > said; // a new version
    const bool isLongAgo = said < now.toMSecsSinceEpoch() - millisecondsPerWeek;
    return isAnnounced || (isLongAgo && isYoung(id, now)) ? id : PaperId();
}

// All but what the library has of its authors.
Paper paperAt(Database &database, qint64 number, DocumentReader &reader, FitNumbers &fits)
{
    const QList<Listing> listings = listingsOfPaper(database, number);
    Paper paper = merged(listings);
    paper.votesOverTime = votesOverTime(observationsOf(database, number, listings));
    paper.rise =
        static_cast<int>(database.number(u"SELECT rise FROM paper WHERE number = ?"_s, number));
    paper.fit = fits.percent(number);
    const Paper marked = reader.textsAt(number);
    paper.state = marked.state;
    paper.change = marked.change;
    paper.readAt = marked.readAt;
    paper.starredAt = marked.starredAt;
    paper.tags = marked.tags;
    paper.note = marked.note;
    paper.highlights = marked.highlights;
    paper.citationKey = givenKey(database, paper.id);
    return paper;
}

} // namespace

QList<PaperId> papersWithoutReportOf(Database &database, const QString &source, const Query &query,
                                     const QDateTime &now)
{
    Query newestFirst = query;
    newestFirst.sort = SortKey::Date;
    newestFirst.ascending = false;
    newestFirst.limit = -1;
    Statement unknown(database, "SELECT id FROM paper WHERE number = ? AND NOT EXISTS"
                                " (SELECT 1 FROM listing AS l WHERE l.paper = paper.number"
                                " AND l.source = ?)");
    const Snapshot snapshot(database);
    const PaperSet watched = now.isValid() ? watchedPapers(database) : PaperSet();
    QList<PaperId> ids;
    for (const qint32 number : listNumbers(database, newestFirst)) {
        if (query.limit >= 0 && ids.size() >= query.limit)
            break;
        PaperId id;
        if (unknown.with(qint64{number}, source).step())
            id.text = unknown.text(0);
        else if (watched.contains(number))
            id = paperToAskAgain(database, number, source, now);
        if (id.isArxiv())
            ids.append(id);
    }
    return ids;
}

QList<PaperRow> rowsOf(Database &database, const QList<PaperId> &ids)
{
    const Snapshot snapshot(database);
    RowReader reader(database, {});
    QList<PaperRow> rows;
    for (const PaperId &id : ids)
        if (std::optional<PaperRow> row = reader.at(paperNumber(database, id)))
            rows.append(*std::move(row));
    return rows;
}

QList<PaperRow> rowsAt(Database &database, const QList<qint32> &numbers, const QString &profile)
{
    const Snapshot snapshot(database);
    return RowReader(database, {}, profile).at(numbers);
}

Snippets snippetsOf(Database &database, const QList<qint32> &numbers, const QString &search,
                    const QStringList &languages)
{
    const Expression expression = parseSearch(search).expression;
    const Snapshot snapshot(database);
    DocumentReader papers(database);
    Snippets snippets;
    const QStringList terms = fullTextTerms(expression);
    std::optional<FullText> pdfs;
    if (!terms.isEmpty())
        pdfs.emplace(database);
    for (const qint32 number : numbers) {
        database.throwIfCancelled();
        const Paper paper = papers.textsAt(number);
        const auto hit = pdfs ? pdfs->hitIn(paper.id, terms) : std::nullopt;
        const QString snippet = hit ? pageSnippet(hit->page, hit->text, hit->term)
                                    : snippetOf(paper, expression, languages);
        if (!snippet.isEmpty())
            snippets.insert(number, snippet);
    }
    return snippets;
}

Paper paperWithId(Database &database, const PaperId &id, const QString &profile)
{
    const qint64 number = paperNumber(database, id);
    if (number == 0)
        fail(ErrorKind::NotFound, LibraryTr::tr("The library has no paper “%1”.").arg(id.text));
    DocumentReader reader(database);
    FitNumbers fits(database, profile);
    Paper paper = paperAt(database, number, reader, fits);
    QSet<QString> seen;
    for (const QString &name : std::as_const(paper.authors)) {
        if (seen.contains(name))
            continue;
        seen.insert(name);
        paper.authorSummaries.append(authorSummary(database, name));
    }
    return paper;
}

QList<Paper> papersFor(Database &database, const Query &query)
{
    QList<Paper> papers;
    const QList<PaperRow> rows = listRows(database, query);
    for (const PaperRow &row : rows)
        papers.append(paperWithId(database, row.id, query.profile));
    return papers;
}

QList<Paper> papersAt(Database &database, const QList<qint32> &numbers, const QString &profile)
{
    Statement known(database, "SELECT 1 FROM paper WHERE number = ?");
    const Snapshot snapshot(database);
    DocumentReader reader(database);
    FitNumbers fits(database, profile);
    QList<Paper> papers;
    for (const qint32 number : numbers) {
        database.throwIfCancelled();
        const bool isThere = known.with(qint64{number}).step();
        known.reset();
        if (isThere)
            papers.append(paperAt(database, number, reader, fits));
    }
    return papers;
}

int papersAlsoListedBefore(Database &database, const DayReport &report)
{
    const QString last = database.text(
        u"SELECT max(day) FROM day WHERE source = ? AND day < ? AND status = 'complete'"
        " AND EXISTS (SELECT 1 FROM listing AS l WHERE l.day = day.day"
        " AND l.source = day.source)"_s,
        report.source, report.day);
    Statement listed(database, "SELECT EXISTS (SELECT 1 FROM listing AS l"
                               " JOIN paper AS p ON p.number = l.paper"
                               " WHERE l.day = ? AND l.source = ? AND p.id = ?)");
    int known = 0;
    for (const PaperReport &paper : report.papers)
        if (listed.with(last, report.source, paper.id.text).step() && listed.flag(0))
            ++known;
    return known;
}

QHash<PaperId, QDate> firstDaysOf(Database &database, const QString &source,
                                  const QList<PaperId> &papers)
{
    Statement first(database, "SELECT l.day FROM listing AS l JOIN paper AS p ON p.number = l.paper"
                              " WHERE p.id = ? AND l.day <> ''"
                              " ORDER BY l.source = ? DESC, l.day LIMIT 1");
    const Snapshot snapshot(database);
    QHash<PaperId, QDate> days;
    for (const PaperId &paper : papers)
        if (first.with(paper.text, source).step())
            days.insert(paper, QDate::fromString(first.text(0), Qt::ISODate));
    return days;
}

} // namespace broadsheet
