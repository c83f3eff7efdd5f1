#include "finding/Conditions.h"

#include "search/Fold.h"
#include "search/IndexWords.h"
#include "tables/DayRange.h"
#include "tables/DocumentReader.h"
#include "tables/PaperFacts.h"
#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

PaperSet listedOn(Database &database, const DayRange &days)
{
    Statement papers(database, "SELECT paper FROM listing WHERE day BETWEEN ? AND ?");
    return numbersFrom(papers.with(days.first(), days.last()));
}

PaperSet withVotes(Database &database, int least, int most)
{
    Statement papers(database, "SELECT number FROM paper WHERE votes BETWEEN ? AND ?");
    return numbersFrom(papers.with(least, most));
}

PaperSet withId(Database &database, const QString &id)
{
    Statement paper(database, "SELECT number FROM paper WHERE id = ?");
    return numbersFrom(paper.with(id));
}

// An empty beginning is of any tag.
PaperSet tagged(Database &database, const QString &beginning)
{
    Statement tags(database, "SELECT p.number, substr(s.subject, instr(s.subject, char(31)) + 1)"
                             " FROM state AS s JOIN paper AS p"
                             " ON p.id = substr(s.subject, 1, instr(s.subject, char(31)) - 1)"
                             " WHERE s.kind = 'tag' AND s.value = 1");
    PaperSet numbers;
    while (tags.step())
        if (folded(tags.text(1)).startsWith(beginning))
            numbers.insert(tags.number(0));
    return numbers;
}

PaperSet noted(Database &database)
{
    Statement papers(database, "SELECT p.number FROM state AS s JOIN paper AS p ON p.id = s.subject"
                               " WHERE s.kind = 'note' AND s.value = 1 AND s.text > ''");
    return numbersFrom(papers);
}

// There are few combinations of facts, and the index lists the papers of each.
PaperSet withFact(Database &database, int fact)
{
    Statement papers(database, "SELECT number FROM paper WHERE facts = ?");
    PaperSet numbers;
    for (int facts = 0; facts <= allFacts; ++facts)
        if ((facts & fact) != 0)
            numbers |= numbersFrom(papers.with(facts));
    return numbers;
}

PaperSet papersOfFact(Database &database, SearchFact fact)
{
    switch (fact) {
    case SearchFact::Unread:
        return papersThatAre(database, PaperFlag::Unread);
    case SearchFact::Starred:
        return papersThatAre(database, PaperFlag::Starred);
    case SearchFact::Rising:
        return papersThatAre(database, PaperFlag::Rising);
    case SearchFact::Code:
        return withFact(database, hasCodeFact);
    case SearchFact::Project:
        return withFact(database, hasProjectFact);
    case SearchFact::Picture:
        return withFact(database, hasPictureFact);
    case SearchFact::Video:
        return withFact(database, hasVideoFact);
    case SearchFact::Abstract:
        return withFact(database, hasAbstractFact);
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

TermQuestion termQuestion(const Expression &term)
{
    const IndexQuery question = indexQuery(term.text);
    switch (term.field) {
    case SearchField::Anywhere:
        return {.match = question.match, .exact = question.exact};
    case SearchField::Head:
        return {.table = "heads",
                .match = inColumns("title authors"_L1, question.match),
                .exact = question.exact};
    case SearchField::Title:
        return {.table = "heads",
                .match = inColumns("title"_L1, question.match),
                .exact = question.exact};
    case SearchField::Author:
        return {.table = "heads",
                .match = inColumns("authors"_L1, question.match),
                .exact = question.exact};
    case SearchField::Text:
    case SearchField::Note:
        return {.match = question.match, .exact = false};
    }
    Q_UNREACHABLE();
}

std::vector<TermQuestion> termQuestions(const std::vector<Expression> &all)
{
    std::vector<TermQuestion> questions;
    for (const Expression &condition : all) {
        if (condition.kind != Expression::Kind::Term)
            continue;
        const TermQuestion question = termQuestion(condition);
        if (question.match.isEmpty())
            continue;
        const auto known =
            std::find_if(questions.begin(), questions.end(), [&](const TermQuestion &other) {
                return qstrcmp(other.table, question.table) == 0;
            });
        if (known == questions.end())
            questions.push_back({.table = question.table, .match = u'(' + question.match + u')'});
        else
            known->match += u" AND ("_s + question.match + u')';
    }
    return questions;
}

PaperSet matching(Database &database, const TermQuestion &question, NumberRange range)
{
    const QByteArray sql = QByteArray("SELECT rowid FROM ") + question.table + " WHERE " +
                           question.table + " MATCH ? AND rowid BETWEEN ? AND ?";
    Statement papers(database, sql.constData());
    return numbersFrom(papers.with(question.match, range.least, range.most));
}

PaperSet papersWith(Database &database, const Expression &condition)
{
    switch (condition.kind) {
    case Expression::Kind::Tag:
        return tagged(database, condition.text);
    case Expression::Kind::Paper:
        return withId(database, condition.text);
    case Expression::Kind::Days:
        return listedOn(database, {condition.from, condition.to});
    case Expression::Kind::Votes:
        return withVotes(database, condition.minVotes, condition.maxVotes);
    case Expression::Kind::Fact:
        return papersOfFact(database, condition.fact);
    case Expression::Kind::All:
    case Expression::Kind::Any:
    case Expression::Kind::Not:
    case Expression::Kind::Term:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace broadsheet
