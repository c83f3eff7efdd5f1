#include "finding/ExpressionFinder.h"

#include "finding/Conditions.h"
#include "search/IndexWords.h"
#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = Expression::Kind;

constexpr int papersPerCheck = 16;   // whether the query was cancelled
constexpr qsizetype fewPapers = 500; // reading them takes as long as asking the index once more

// Whether termQueries() looks the expression up.
bool isTermQuery(const Expression &expression)
{
    return expression.kind == Kind::Term && expression.field != SearchField::Note;
}

// Whether an index decides, so that no text has to be read.
bool isExact(const Expression &expression)
{
    if (expression.kind == Kind::Term)
        return termQuery(expression).exact;
    return std::all_of(expression.children.begin(), expression.children.end(), isExact);
}

bool hasFullText(const Expression &expression)
{
    return expression.kind == Kind::FullText ||
           std::any_of(expression.children.begin(), expression.children.end(), hasFullText);
}

// Whether every paper that the index finds has the term, in its texts or elsewhere.
bool isTextTerm(const Expression &expression)
{
    return expression.kind == Kind::Term && expression.field == SearchField::Text &&
           allWordsQuery(expression.text).exact;
}

// In title and authors.
TermQuery termInHead(const QString &term)
{
    return termQuery({.kind = Kind::Term, .field = SearchField::Head, .text = term});
}

// To the numbers of the papers.
NumberRange narrowed(NumberRange range, const PaperSet &papers)
{
    qint64 first = range.last;
    qint64 last = range.first;
    papers.forEach([&](qint64 number) {
        first = std::min(first, number);
        last = std::max(last, number);
    });
    return {std::max(first, range.first), std::min(last, range.last)};
}

// Whether it contains no negation.
bool hasNoNot(const Expression &expression)
{
    return expression.kind != Kind::Not &&
           std::all_of(expression.children.begin(), expression.children.end(), hasNoNot);
}

} // namespace

bool ExpressionFinder::candidatesAreExact(const Expression &expression)
{
    return isExact(expression) && hasNoNot(expression);
}

PaperSet ExpressionFinder::find(const Expression &expression, const PaperSet *within)
{
    m_database.throwIfCancelled();
    switch (expression.kind) {
    case Kind::All:
        return findAll(expression, within);
    case Kind::Any:
        return findAny(expression, within);
    case Kind::Not: {
        PaperSet left = within ? *within : allPapers();
        left -= find(expression.children[0], &left);
        return left;
    }
    default:
        break;
    }
    std::optional<PaperSet> set = candidates(expression, m_range);
    if (!set)
        set = within ? *within : allPapers();
    else if (within)
        *set &= *within;
    if (isExact(expression))
        return *std::move(set);
    return isTextTerm(expression) ? findInTexts(expression, *set) : verified(expression, *set);
}

// Uses the indexes for every condition first, and then reads the texts of the papers that are left.
// Conditions with Not or Any are evaluated one by one, among the papers that are left.
PaperSet ExpressionFinder::findAll(const Expression &all, const PaperSet *within)
{
    std::optional<PaperSet> left;
    if (within)
        left = *within;
    Expression unsure;
    std::vector<const Expression *> known;
    std::vector<const Expression *> others;
    if (std::optional<PaperSet> set = candidates(all, m_range))
        intersect(left, *std::move(set));
    for (const Expression &child : all.children) {
        if (isTextTerm(child))
            known.push_back(&child);
        else if (!isExact(child) && (child.kind == Kind::Term || child.kind == Kind::All))
            unsure.children.push_back(child);
        else if (!isExact(child))
            others.push_back(&child);
        else if (!hasNoNot(child))
            known.push_back(&child);
    }
    if (!left)
        left = allPapers();
    for (const Expression *child : known)
        left = find(*child, &*left);
    if (!unsure.children.empty())
        left = verified(unsure, *left);
    for (const Expression *child : others)
        left = find(*child, &*left);
    return *std::move(left);
}

PaperSet ExpressionFinder::findAny(const Expression &any, const PaperSet *within)
{
    PaperSet found;
    for (const Expression &child : any.children) {
        if (!within || isExact(child)) {
            found |= find(child, within);
            continue;
        }
        PaperSet open = *within;
        open -= found;
        found |= find(child, &open);
    }
    return found;
}

PaperSet ExpressionFinder::findInTexts(const Expression &term, const PaperSet &candidates)
{
    const std::optional<PaperSet> elsewhere = papersElsewhere(term.text);
    if (!elsewhere)
        return verified(term, candidates);
    PaperSet unsure = candidates;
    unsure &= *elsewhere;
    PaperSet found = candidates;
    found -= *elsewhere;
    if (const QString both = textAndHeadQuery(term.text); !both.isEmpty()) {
        PaperSet sure = matching({.match = both, .exact = true}, m_range);
        sure &= candidates;
        found |= sure;
        unsure -= matching(termInHead(term.text), m_range);
    }
    found |= verified(term, unsure);
    return found;
}

std::optional<PaperSet> ExpressionFinder::papersElsewhere(const QString &term)
{
    const TermQuery heads = termInHead(term);
    const bool canBeNumber = std::ranges::none_of(term, [](QChar c) { return c.isLetter(); });
    if (heads.match.isEmpty() || canBeNumber)
        return std::nullopt;
    PaperSet papers = matching(heads, m_range);
    papers |= matching({.match = u'"' + elsewhereWord + u'"', .exact = true}, m_range);
    return papers;
}

std::optional<PaperSet> ExpressionFinder::candidates(const Expression &expression,
                                                     NumberRange range)
{
    m_database.throwIfCancelled();
    std::optional<PaperSet> set;
    switch (expression.kind) {
    case Kind::Not:
        return std::nullopt;
    case Kind::All:
        return candidatesOfAll(expression.children, range);
    case Kind::Any:
        set.emplace();
        for (const Expression &child : expression.children) {
            const std::optional<PaperSet> some = candidates(child, range);
            if (!some)
                return std::nullopt;
            *set |= *some;
        }
        return set;
    case Kind::Term: {
        if (expression.field == SearchField::Note)
            return papersWithNotes(m_database);
        const TermQuery query = termQuery(expression);
        if (query.match.isEmpty())
            return std::nullopt;
        return matching(query, range);
    }
    default:
        return papersOf(expression, range);
    }
}

// Days first, because the papers of some days have numbers that are close together; facts behind
// terms, because many papers share them.
std::optional<PaperSet> ExpressionFinder::candidatesOfAll(const std::vector<Expression> &children,
                                                          NumberRange range)
{
    std::optional<PaperSet> set;
    for (const Expression &child : children)
        if (child.kind == Kind::Days)
            intersect(set, papersOf(child, range));
    if (set)
        range = narrowed(range, *set);
    for (const TermQuery &query : termQueries(children))
        intersect(set, matching(query, range));
    if (set && set->isEmpty())
        return set;
    for (const Expression &child : children)
        if (std::optional<PaperSet> some =
                isTermQuery(child) ? std::nullopt : candidates(child, range))
            intersect(set, *std::move(some));
    for (const Expression &child : children)
        if (set && child.kind == Kind::Not && candidatesAreExact(child.children[0]))
            *set -= candidates(child.children[0], range).value_or(PaperSet());
    return set;
}

PaperSet ExpressionFinder::papersOf(const Expression &condition, NumberRange range)
{
    const NumberRange read = condition.kind == Kind::Fact ? range : NumberRange();
    for (const Known &known : m_known)
        if (known.range == read && known.condition == condition)
            return known.papers;
    m_known.push_back({condition, read, papersWith(m_database, condition, read)});
    return m_known.back().papers;
}

PaperSet ExpressionFinder::matching(const TermQuery &query, NumberRange range)
{
    const QString key = u"%1 %2 %3 %4"_s.arg(range.first)
                            .arg(range.last)
                            .arg(QLatin1StringView(query.table), query.match);
    const auto known = m_matching.constFind(key);
    return known != m_matching.cend()
               ? *known
               : *m_matching.insert(key, papersMatching(m_database, query, range));
}

bool ExpressionFinder::holdsFor(const Expression &expression, qint64 number)
{
    return m_texts.holdsFor(
        hasFullText(expression) ? withoutFullText(expression, number) : expression, number);
}

// The same for this paper, without what is not in its texts.
Expression ExpressionFinder::withoutFullText(const Expression &expression, qint64 number)
{
    if (expression.kind == Kind::FullText)
        return {.kind = papersOf(expression, {}).contains(number) ? Kind::All : Kind::Any};
    Expression decided = expression;
    for (Expression &child : decided.children)
        child = withoutFullText(child, number);
    return decided;
}

PaperSet ExpressionFinder::verified(const Expression &expression, const PaperSet &candidates)
{
    if (candidates.count() > fewPapers)
        expectElsewhere(expression);
    PaperSet found;
    int read = 0;
    candidates.forEach([&](qint64 number) {
        if (read++ % papersPerCheck == 0)
            m_database.throwIfCancelled();
        if (holdsFor(expression, number))
            found.insert(number);
    });
    return found;
}

void ExpressionFinder::expectElsewhere(const Expression &expression)
{
    for (const Expression &child : expression.children)
        expectElsewhere(child);
    if (expression.kind == Kind::Term && expression.field == SearchField::Anywhere)
        if (std::optional<PaperSet> papers = papersElsewhere(expression.text))
            m_texts.expectElsewhere(expression.text, *std::move(papers));
}

const PaperSet &ExpressionFinder::allPapers()
{
    if (!m_all)
        m_all = papersThatAre(m_database, PaperFlag::All);
    return *m_all;
}

} // namespace broadsheet
