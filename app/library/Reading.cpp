#include "library/Reading.h"

#include "library/Authors.h"
#include "library/Documents.h"
#include "library/Labels.h"
#include "library/Listings.h"
#include "library/Tr.h"
#include "library/Votes.h"
#include "search/ParseSearch.h"

#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QSet<QString> followedNames(Database &database)
{
    QSet<QString> names;
    Rows rows = database.select(u"SELECT subject FROM state WHERE kind = 'follow' AND value = 1"_s);
    while (rows.next())
        names.insert(rows.text(0));
    return names;
}

// A SELECT of rows, put together from conditions.
struct RowQuery
{
    QString days; // a join that picks the matching day
    QStringList conditions;
    QVariantList values;

    [[nodiscard]] QString sql() const
    {
        const QString day = days.isEmpty() ? u"p.day"_s : u"d.day"_s;
        const QString where =
            conditions.isEmpty() ? u""_s : u" WHERE "_s + conditions.join(u" AND "_s);
        return u"SELECT p.id, p.title, p.authors, p.votes, "_s + day +
               u", p.media, p.video, ifnull(r.value, 0), ifnull(s.value, 0), p.rise, p.number"
               " FROM paper AS p"
               " LEFT JOIN state AS r ON r.kind = 'read' AND r.subject = p.id"
               " LEFT JOIN state AS s ON s.kind = 'starred' AND s.subject = p.id"_s +
               days + where;
    }
};

void addLabels(Database &database, QList<PaperRow> &rows)
{
    QStringList ids;
    for (const PaperRow &row : std::as_const(rows))
        ids.append(row.id.text);
    const QHash<PaperId, Labels> labels = labelsOf(database, ids);
    if (labels.isEmpty())
        return;
    for (PaperRow &row : rows) {
        const Labels of = labels.value(row.id);
        row.tags = of.tags;
        row.noted = of.noted;
    }
}

QList<PaperRow> rowsFor(Database &database, const RowQuery &query)
{
    const QSet<QString> followed = followedNames(database);
    const auto isFollowed = [&followed](const QString &name) { return followed.contains(name); };
    QList<PaperRow> result;
    Rows rows = database.selectWith(query.sql(), query.values);
    while (rows.next()) {
        PaperRow row{.id = PaperId{rows.text(0)},
                     .number = static_cast<qint32>(rows.number(10)),
                     .title = rows.text(1),
                     .authors = rows.list(2),
                     .votes = rows.known(3),
                     .rise = rows.count(9),
                     .day = rows.day(4),
                     .media = rows.text(5),
                     .hasVideo = rows.flag(6),
                     .state = {.read = rows.flag(7), .starred = rows.flag(8)},
                     .followed = false,
                     .tags = {}};
        row.followed = !followed.isEmpty() &&
                       std::any_of(row.authors.cbegin(), row.authors.cend(), isFollowed);
        result.append(std::move(row));
    }
    addLabels(database, result);
    return result;
}

RowQuery rowQueryFor(const Query &query)
{
    RowQuery rows;
    if (query.from.isValid() || query.to.isValid()) {
        rows.days = u" JOIN (SELECT paper, max(day) AS day FROM listing"
                    " WHERE day BETWEEN ? AND ? GROUP BY paper) AS d ON d.paper = p.number"_s;
        // '' is no day, and sorts before every other.
        rows.values << (query.from.isValid() ? bound(query.from) : bound(u"0"_s))
                    << (query.to.isValid() ? bound(query.to) : bound(u"9999-12-31"_s));
    }
    if (query.unread)
        rows.conditions << u"ifnull(r.value, 0) = 0"_s;
    if (query.starred)
        rows.conditions << u"s.value = 1"_s;
    if (query.rising)
        rows.conditions << u"p.rise > 0"_s;
    if (!query.withMuted)
        rows.conditions << u"p.muted = 0"_s;
    if (!query.author.isEmpty()) {
        rows.conditions << u"p.number IN (SELECT paper FROM authorship WHERE name = ?)"_s;
        rows.values << bound(query.author.simplified());
    }
    return rows;
}

// Before its equals: the newer day, then the smaller id.
bool isBefore(const PaperRow &a, const PaperRow &b)
{
    return a.day != b.day ? a.day > b.day : a.id < b.id;
}

// What a row is sorted by, computed once a row. `known` puts rows without a value last either way.
struct SortValue
{
    bool known = true;
    qint64 number = 0;
    QString text;
};

SortValue sortValueOf(const PaperRow &row, SortKey key)
{
    switch (key) {
    case SortKey::Votes:
        return {.known = row.votes.has_value(), .number = row.votes.value_or(0), .text = {}};
    case SortKey::Title:
        return {.known = !row.title.isEmpty(), .number = 0, .text = row.title.toCaseFolded()};
    case SortKey::Date:
    case SortKey::Relevance:
        return {.known = row.day.isValid(), .number = row.day.toJulianDay(), .text = {}};
    case SortKey::Authors:
        return {.known = !row.authors.isEmpty(),
                .number = 0,
                .text = row.authors.join(u'\n').toCaseFolded()};
    case SortKey::Read:
        return {.known = true, .number = row.state.read ? 1 : 0, .text = {}};
    case SortKey::Starred:
        return {.known = true, .number = row.state.starred ? 1 : 0, .text = {}};
    case SortKey::Rise:
        return {.known = true, .number = row.rise, .text = {}};
    }
    Q_UNREACHABLE();
}

} // namespace

void sortRows(QList<PaperRow> &rows, SortKey key, bool ascending)
{
    std::vector<SortValue> values;
    values.reserve(static_cast<size_t>(rows.size()));
    for (const PaperRow &row : std::as_const(rows))
        values.push_back(sortValueOf(row, key));

    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        const SortValue &a = values[left];
        const SortValue &b = values[right];
        if (a.known != b.known)
            return a.known;
        if (a.number != b.number)
            return ascending ? a.number < b.number : a.number > b.number;
        if (const int texts = a.text.compare(b.text); texts != 0)
            return ascending ? texts < 0 : texts > 0;
        return isBefore(rows[static_cast<qsizetype>(left)], rows[static_cast<qsizetype>(right)]);
    });

    QList<PaperRow> sorted;
    sorted.reserve(rows.size());
    for (const size_t from : order)
        sorted.append(std::move(rows[static_cast<qsizetype>(from)]));
    rows = std::move(sorted);
}

namespace {

// Without order and limit.
QList<PaperRow> matching(Database &database, const Query &query, const QString &silentSource)
{
    RowQuery conditions = rowQueryFor(query);
    if (!silentSource.isEmpty()) {
        conditions.conditions << u"NOT EXISTS (SELECT 1 FROM listing AS said"
                                 " WHERE said.paper = p.number AND said.source = ?)"_s;
        conditions.values << bound(silentSource);
    }
    QList<PaperRow> rows = rowsFor(database, conditions);
    if (const Expression asked = parseSearch(query.search).expression; !asked.isEverything()) {
        Documents documents(database);
        rows.removeIf([&](const PaperRow &row) { return !holds(asked, documents.at(row.number)); });
    }
    return rows;
}

} // namespace

QList<PaperRow> listPapers(Database &database, const Query &query)
{
    QList<PaperRow> rows = matching(database, query, {});
    sortRows(rows, query.sort, query.ascending);
    if (query.limit >= 0 && rows.size() > query.limit)
        rows.resize(query.limit);
    return rows;
}

QList<PaperId> papersWithoutReportOf(Database &database, const QString &source, const Query &query)
{
    QList<PaperRow> rows = matching(database, query, source);
    sortRows(rows, SortKey::Date, false);
    QList<PaperId> ids;
    for (const PaperRow &row : std::as_const(rows)) {
        if (query.limit >= 0 && ids.size() >= query.limit)
            break;
        if (row.id.isArxiv())
            ids.append(row.id);
    }
    return ids;
}

QList<PaperRow> rowsOf(Database &database, const QList<PaperId> &ids)
{
    QStringList texts;
    for (const PaperId &id : ids)
        texts.append(id.text);
    RowQuery query;
    query.conditions << u"p.id IN (SELECT value FROM json_each(?))"_s;
    query.values << bound(jsonOf(texts));
    return rowsFor(database, query);
}

Paper paperOf(Database &database, const PaperId &id)
{
    const qint64 number = database.number(u"SELECT number FROM paper WHERE id = ?"_s, id.text);
    if (number == 0)
        fail(ErrorKind::NotFound, LibraryTr::tr("The library holds no paper “%1”.").arg(id.text));
    const QList<Listing> listings = listingsOfPaper(database, number);
    Paper paper = merged(listings);
    paper.votesOverTime = votesOverTime(observationsOf(database, number, listings));
    paper.rise =
        static_cast<int>(database.number(u"SELECT rise FROM paper WHERE number = ?"_s, number));
    const auto value = [&](const QString &kind) {
        return database.number(u"SELECT value FROM state WHERE kind = ? AND subject = ?"_s, kind,
                               id.text) != 0;
    };
    paper.state = {.read = value(u"read"_s), .starred = value(u"starred"_s)};
    paper.tags = tagsOf(database, id);
    paper.note = noteOf(database, id);
    QSet<QString> seen;
    for (const QString &name : std::as_const(paper.authors)) {
        if (seen.contains(name))
            continue;
        seen.insert(name);
        paper.authorSummaries.append(authorSummary(database, name));
    }
    return paper;
}

} // namespace broadsheet
