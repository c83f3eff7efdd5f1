#include "finding/ExpressionFinder.h"

#include "finding/Conditions.h"
#include "tables/PaperFlags.h"

#include <algorithm>

namespace broadsheet {

namespace {

using Kind = Expression::Kind;

constexpr int betweenChecks = 16; // papers whose texts are looked at

void narrow(std::optional<NumberSet> &left, NumberSet set)
{
    if (left)
        *left &= set;
    else
        left = std::move(set);
}

// Among what termQuestions() asks for.
bool isAsked(const Expression &expression)
{
    return expression.kind == Kind::Term && expression.field != SearchField::Note;
}

// No text has to be looked at.
bool isExact(const Expression &expression)
{
    if (expression.kind == Kind::Term)
        return termQuestion(expression).exact;
    return std::all_of(expression.children.begin(), expression.children.end(), isExact);
}

// Nothing in it must be missing.
bool isPlain(const Expression &expression)
{
    return expression.kind != Kind::Not &&
           std::all_of(expression.children.begin(), expression.children.end(), isPlain);
}

} // namespace

bool Finder::isSettled(const Expression &expression)
{
    return isExact(expression) && isPlain(expression);
}

NumberSet Finder::find(const Expression &expression, const NumberSet *within)
{
    m_database.checkWanted();
    switch (expression.kind) {
    case Kind::All:
        return findAll(expression, within);
    case Kind::Any:
        return findAny(expression, within);
    case Kind::Not: {
        NumberSet left = within ? *within : allPapers();
        left -= find(expression.children[0], &left);
        return left;
    }
    default:
        break;
    }
    std::optional<NumberSet> set = candidates(expression);
    if (!set)
        set = within ? *within : allPapers();
    else if (within)
        *set &= *within;
    return isExact(expression) ? *std::move(set) : verified(expression, *std::move(set));
}

// First what an index tells of every condition, then the texts of what is left. What must be
// missing and what may be one of several is found by itself, among what is left.
NumberSet Finder::findAll(const Expression &all, const NumberSet *within)
{
    std::optional<NumberSet> left;
    if (within)
        left = *within;
    Expression unsure;
    std::vector<const Expression *> known;
    std::vector<const Expression *> others;
    if (std::optional<NumberSet> set = candidates(all))
        narrow(left, *std::move(set));
    for (const Expression &child : all.children) {
        if (!isExact(child) && (child.kind == Kind::Term || child.kind == Kind::All))
            unsure.children.push_back(child);
        else if (!isExact(child))
            others.push_back(&child);
        else if (!isPlain(child))
            known.push_back(&child);
    }
    if (!left)
        left = allPapers();
    for (const Expression *child : known)
        left = find(*child, &*left);
    if (!unsure.children.empty())
        left = verified(unsure, *std::move(left));
    for (const Expression *child : others)
        left = find(*child, &*left);
    return *std::move(left);
}

NumberSet Finder::findAny(const Expression &any, const NumberSet *within)
{
    NumberSet found;
    for (const Expression &child : any.children) {
        if (!within || isExact(child)) {
            found |= find(child, within);
            continue;
        }
        NumberSet open = *within;
        open -= found;
        found |= find(child, &open);
    }
    return found;
}

std::optional<NumberSet> Finder::candidates(const Expression &expression, NumberRange range)
{
    m_database.checkWanted();
    std::optional<NumberSet> set;
    switch (expression.kind) {
    case Kind::Not:
        return std::nullopt;
    case Kind::All:
        for (const TermQuestion &question : termQuestions(expression.children))
            narrow(set, matching(m_database, question, range));
        for (const Expression &child : expression.children)
            if (std::optional<NumberSet> some =
                    isAsked(child) ? std::nullopt : candidates(child, range))
                narrow(set, *std::move(some));
        return set;
    case Kind::Any:
        set.emplace();
        for (const Expression &child : expression.children) {
            const std::optional<NumberSet> some = candidates(child, range);
            if (!some)
                return std::nullopt;
            *set |= *some;
        }
        return set;
    case Kind::Term: {
        if (expression.field == SearchField::Note)
            return papersWith(m_database, {.kind = Kind::Fact, .fact = SearchFact::Note});
        const TermQuestion question = termQuestion(expression);
        if (question.match.isEmpty())
            return std::nullopt;
        return matching(m_database, question, range);
    }
    default:
        return papersWith(m_database, expression);
    }
}

NumberSet Finder::verified(const Expression &expression, NumberSet candidates)
{
    NumberSet found;
    int looked = 0;
    candidates.forEach([&](qint64 number) {
        if (looked++ % betweenChecks == 0)
            m_database.checkWanted();
        if (holdsFor(expression, number))
            found.insert(number);
    });
    return found;
}

const NumberSet &Finder::allPapers()
{
    if (!m_all)
        m_all = papersThatAre(m_database, Standing::All);
    return *m_all;
}

} // namespace broadsheet
