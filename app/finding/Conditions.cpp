#include "finding/Conditions.h"

#include "fulltext/FullText.h"
#include "search/Document.h"
#include "search/Fold.h"
#include "search/IndexWords.h"
#include "tables/DocumentReader.h"
#include "tables/PaperFacts.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

PaperSet listedOn(Database &database, const DayRange &days)
{
    Statement papers(database, "SELECT paper FROM listing WHERE day BETWEEN ? AND ?");
    return numbersFrom(papers.with(days.first(), days.last()));
}

// A day of the user's time zone begins at this time; 0: no bound.
qint64 beginningOf(QDate day)
{
    return day.isValid() ? day.startOfDay().toMSecsSinceEpoch() : 0;
}

PaperSet markedOn(Database &database, const Expression &days)
{
    const bool isRead = days.moment == SearchMoment::Read;
    Statement papers(database, isRead ? "SELECT paper FROM mark WHERE read_at <> 0"
                                        " AND read_at >= ? AND read_at < ?"
                                      : "SELECT paper FROM mark WHERE starred_at <> 0"
                                        " AND starred_at >= ? AND starred_at < ?");
    const qint64 end =
        days.to.isValid() ? beginningOf(days.to.addDays(1)) : std::numeric_limits<qint64>::max();
    return numbersFrom(papers.with(beginningOf(days.from), end));
}

PaperSet onDays(Database &database, const Expression &days)
{
    return days.moment == SearchMoment::Listed ? listedOn(database, {days.from, days.to})
                                               : markedOn(database, days);
}

// Reads the values in one column of `listing` and the papers of those that fit, all from the index
// of the column. A value can be a list.
PaperSet withValue(Database &database, const QByteArray &column, const Expression &condition)
{
    const QByteArray where = " FROM listing WHERE " + column + " <> '' AND " + column;
    Statement next(database,
                   QByteArray("SELECT " + column + where + " > ? ORDER BY " + column + " LIMIT 1")
                       .constData());
    Statement papers(database, QByteArray("SELECT paper" + where + " = ?").constData());
    PaperSet numbers;
    QString value = u""_s;
    while (next.with(value).step()) {
        const QStringList values = next.list(0);
        const QString before = std::exchange(value, next.text(0));
        if (value.toUtf8() <= before.toUtf8())
            break; // no valid text, which could come again and again
        if (std::any_of(values.begin(), values.end(),
                        [&condition](const QString &one) { return fits(condition, folded(one)); }))
            numbers |= numbersFrom(papers.with(value));
    }
    return numbers;
}

PaperSet withVotes(Database &database, int minVotes, int maxVotes)
{
    Statement papers(database, "SELECT number FROM paper WHERE votes BETWEEN ? AND ?");
    return numbersFrom(papers.with(minVotes, maxVotes));
}

PaperSet withId(Database &database, const QString &id)
{
    PaperSet set;
    if (const qint64 number = paperNumber(database, PaperId{id}))
        set.insert(number);
    return set;
}

PaperSet withFullText(Database &database, const QString &term)
{
    PaperSet numbers;
    for (const PaperId &paper : FullText(database).papersWith(term))
        if (const qint64 number = paperNumber(database, paper))
            numbers.insert(number);
    return numbers;
}

// Papers with a tag that begins with `name`, or with `isWhole` that is called so.
PaperSet tagged(Database &database, const QString &name, bool isWhole = false)
{
    Statement tags(database, "SELECT p.number, substr(s.subject, instr(s.subject, char(31)) + 1)"
                             " FROM state AS s JOIN paper AS p"
                             " ON p.id = substr(s.subject, 1, instr(s.subject, char(31)) - 1)"
                             " WHERE s.kind = 'tag' AND s.value = 1");
    PaperSet numbers;
    while (tags.step())
        if (const QString tag = folded(tags.text(1)); isWhole ? tag == name : tag.startsWith(name))
            numbers.insert(tags.number(0));
    return numbers;
}

PaperSet noted(Database &database)
{
    Statement papers(database, "SELECT p.number FROM state AS s JOIN paper AS p ON p.id = s.subject"
                               " WHERE s.kind = 'note' AND s.value = 1 AND s.text > ''");
    return numbersFrom(papers);
}

// There are only 32 combinations of facts, and the index lists the papers of each.
PaperSet withFact(Database &database, int fact, NumberRange range)
{
    Statement papers(database, "SELECT number FROM paper WHERE facts = ?"
                               " AND number BETWEEN ? AND ?");
    PaperSet numbers;
    for (int facts = 0; facts <= allFacts; ++facts)
        if ((facts & fact) != 0)
            numbers |= numbersFrom(papers.with(facts, range.first, range.last));
    return numbers;
}

PaperSet papersOfFact(Database &database, SearchFact fact, NumberRange range)
{
    switch (fact) {
    case SearchFact::Unread:
        return papersThatAre(database, PaperFlag::Unread, range);
    case SearchFact::Starred:
        return papersThatAre(database, PaperFlag::Starred, range);
    case SearchFact::Rising:
        return papersThatAre(database, PaperFlag::Rising);
    case SearchFact::Changed:
        return papersThatAre(database, PaperFlag::Changed, range);
    case SearchFact::Later:
        return papersThatAre(database, PaperFlag::Later, range);
    case SearchFact::Followed: {
        Statement papers(database, sqlPapersByFollowed().toUtf8().constData());
        return numbersFrom(papers);
    }
    case SearchFact::Code:
        return withFact(database, HasCode, range);
    case SearchFact::Project:
        return withFact(database, HasProject, range);
    case SearchFact::Picture:
        return withFact(database, HasPicture, range);
    case SearchFact::Video:
        return withFact(database, HasVideo, range);
    case SearchFact::Abstract:
        return withFact(database, HasAbstract, range);
    case SearchFact::Note:
        return noted(database);
    case SearchFact::Tag:
        return tagged(database, {});
    }
    Q_UNREACHABLE();
}

QString inColumns(QLatin1StringView columns, const QString &match)
{
    return match.isEmpty() ? match : QString(u'{' + columns + u"} : ("_s + match + u')');
}

} // namespace

QString sqlPapersByFollowed()
{
    return u"SELECT DISTINCT a.paper AS number FROM state AS f CROSS JOIN authorship AS a"
           " ON a.name = f.subject WHERE f.kind = 'follow' AND f.value <> 0"_s;
}

TermQuery termQuery(const Expression &term)
{
    const auto inHeads = [&term](QLatin1StringView columns) -> TermQuery {
        const IndexQuery query = headQuery(term.text);
        return {.table = "heads", .match = inColumns(columns, query.match), .exact = query.exact};
    };
    switch (term.field) {
    case SearchField::Head:
        return inHeads("title authors"_L1);
    case SearchField::Title:
        return inHeads("title"_L1);
    case SearchField::Author:
        return inHeads("authors"_L1);
    case SearchField::Anywhere:
    case SearchField::Text:
    case SearchField::Note:
        break;
    }
    const IndexQuery query = allWordsQuery(term.text);
    return {.match = query.match, .exact = query.exact && term.field == SearchField::Anywhere};
}

std::vector<TermQuery> termQueries(const std::vector<Expression> &all)
{
    std::vector<TermQuery> queries;
    for (const Expression &condition : all) {
        if (condition.kind != Expression::Kind::Term)
            continue;
        const TermQuery query = termQuery(condition);
        if (query.match.isEmpty())
            continue;
        const auto known =
            std::find_if(queries.begin(), queries.end(), [&](const TermQuery &other) {
                return qstrcmp(other.table, query.table) == 0;
            });
        if (known == queries.end())
            queries.push_back({.table = query.table, .match = u'(' + query.match + u')'});
        else
            known->match += u" AND ("_s + query.match + u')';
    }
    return queries;
}

PaperSet papersMatching(Database &database, const TermQuery &query, NumberRange range)
{
    const QByteArray sql = QByteArray("SELECT rowid FROM ") + query.table + " WHERE " +
                           query.table + " MATCH ? AND rowid BETWEEN ? AND ?";
    Statement papers(database, sql.constData());
    return numbersFrom(papers.with(query.match, range.first, range.last));
}

PaperSet papersWithNotes(Database &database)
{
    Statement papers(database, "SELECT DISTINCT p.number FROM state AS s JOIN paper AS p"
                               " ON p.id = substr(s.subject, 1, instr(s.subject, char(31)) - 1)"
                               " WHERE s.kind IN ('highlight', 'highlightNote') AND s.value <> 0");
    PaperSet numbers = numbersFrom(papers);
    numbers |= noted(database);
    return numbers;
}

DayRange daysOf(const Expression &expression)
{
    if (expression.kind == Expression::Kind::Days && expression.moment == SearchMoment::Listed)
        return {expression.from, expression.to};
    if (expression.kind == Expression::Kind::All)
        for (const Expression &child : expression.children)
            if (const DayRange days = daysOf(child); days.isBounded())
                return days;
    return {};
}

PaperSet papersWith(Database &database, const Expression &condition, NumberRange range)
{
    switch (condition.kind) {
    case Expression::Kind::Tag:
        return tagged(database, condition.text, condition.isWhole);
    case Expression::Kind::Paper:
        return withId(database, condition.text);
    case Expression::Kind::Days:
        return onDays(database, condition);
    case Expression::Kind::Votes:
        return withVotes(database, condition.minVotes, condition.maxVotes);
    case Expression::Kind::Fact:
        return papersOfFact(database, condition.fact, range);
    case Expression::Kind::Category:
        return withValue(database, "categories", condition);
    case Expression::Kind::Organization:
        return withValue(database, "organization", condition);
    case Expression::Kind::Source:
        return withValue(database, "source", condition);
    case Expression::Kind::FullText:
        return withFullText(database, condition.text);
    case Expression::Kind::All:
    case Expression::Kind::Any:
    case Expression::Kind::Not:
    case Expression::Kind::Term:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace broadsheet
