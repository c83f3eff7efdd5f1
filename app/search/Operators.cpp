#include "search/Operators.h"

#include "search/KnownValues.h"
#include "search/Tr.h"
#include "search/Values.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = SearchOperator::Kind;

constexpr SearchOperator operators[] = {
    {"author"_L1, Kind::Term, SearchField::Author},
    {"title"_L1, Kind::Term, SearchField::Title},
    {"text"_L1, Kind::Term, SearchField::Text},
    {"note"_L1, Kind::Term, SearchField::Note},
    {"full"_L1, Kind::FullText},
    {"tag"_L1, Kind::Tag},
    {"date"_L1, Kind::Days},
    {.name = "read"_L1, .kind = Kind::Days, .moment = SearchMoment::Read},
    {.name = "starred"_L1, .kind = Kind::Days, .moment = SearchMoment::Starred},
    {"votes"_L1, Kind::Votes},
    {"is"_L1, Kind::Is},
    {"has"_L1, Kind::Has},
    {"cat"_L1, Kind::Category},
    {"org"_L1, Kind::Organization},
    {"source"_L1, Kind::Source},
};

Expression negated(Expression expression)
{
    Expression without{.kind = Expression::Kind::Not};
    without.children.push_back(std::move(expression));
    return without;
}

using Read = std::variant<Expression, QString>;

Read factFor(const SearchOperator &which, const QString &value)
{
    QStringList known;
    for (const FactWord &word : factWords(which.kind)) {
        const Expression fact{.kind = Expression::Kind::Fact, .fact = word.fact};
        if (value == word.word)
            return word.isThere ? fact : negated(fact);
        known.append(word.word);
    }
    return SearchTr::tr("“%1:” takes one of these: %2.").arg(which.name, known.join(u", "_s));
}

Read momentFor(SearchMoment moment, const QString &value, QDate today)
{
    Read days = daysFor(value, today);
    if (auto *condition = std::get_if<Expression>(&days))
        condition->moment = moment;
    return days;
}

// Why no paper can fit a valid condition; empty: one can.
QString futilityOf(const Expression &condition, const QString &value, QDate today)
{
    switch (condition.kind) {
    case Expression::Kind::Category:
        return problemWithCategory(value);
    case Expression::Kind::Source:
        return problemWithSource(value);
    case Expression::Kind::Days:
        if (condition.moment != SearchMoment::Listed && condition.from > today)
            return SearchTr::tr("“%1” is in the future, so nothing is marked then.").arg(value);
        return {};
    default:
        return {};
    }
}

// The length of the common prefix.
qsizetype commonPrefix(QStringView one, QStringView other)
{
    const auto [end, unused] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return end - one.begin();
}

bool isWithinOneEdit(QStringView typed, const QString &name)
{
    const qsizetype same = commonPrefix(typed, name);
    const QStringView left = typed.sliced(same);
    const QStringView right = QStringView(name).sliced(same);
    if (left.isEmpty() || right.isEmpty())
        return left.size() + right.size() == 1;
    const bool swapped = left.size() > 1 && right.size() > 1 && left[0] == right[1] &&
                         left[1] == right[0] && left.sliced(2) == right.sliced(2);
    return swapped || left.sliced(1) == right.sliced(1) || left.sliced(1) == right ||
           left == right.sliced(1);
}

} // namespace

std::span<const SearchOperator> searchOperators()
{
    return operators;
}

const SearchOperator *findOperator(QStringView name)
{
    const auto found =
        std::find_if(std::begin(operators), std::end(operators),
                     [name](const SearchOperator &each) { return each.name == name; });
    return found == std::end(operators) ? nullptr : found;
}

const SearchOperator *similarOperator(QStringView name)
{
    constexpr qsizetype minLength = 3; // too many words of two letters are one edit from "is"
    if (name.size() < minLength)
        return nullptr;
    const SearchOperator *best = nullptr;
    qsizetype bestPrefix = -1;
    for (const SearchOperator &each : operators) {
        const QString known(each.name);
        const qsizetype prefix = commonPrefix(name, known);
        if (known.size() < minLength || !isWithinOneEdit(name, known) || prefix <= bestPrefix)
            continue;
        best = &each;
        bestPrefix = prefix;
    }
    return best;
}

ReadCondition conditionFor(const SearchOperator &which, const QString &value, QDate today)
{
    const auto read = [&]() -> Read {
        switch (which.kind) {
        case Kind::Term:
            return Expression{.kind = Expression::Kind::Term, .field = which.field, .text = value};
        case Kind::Tag:
            return Expression{.kind = Expression::Kind::Tag, .text = value};
        case Kind::Days:
            return momentFor(which.moment, value, today);
        case Kind::Votes:
            return votesFor(value);
        case Kind::Category:
            return Expression{.kind = Expression::Kind::Category, .text = value};
        case Kind::Organization:
            return Expression{.kind = Expression::Kind::Organization, .text = value};
        case Kind::Source:
            return Expression{.kind = Expression::Kind::Source, .text = value};
        case Kind::FullText:
            return Expression{.kind = Expression::Kind::FullText, .text = value};
        case Kind::Is:
        case Kind::Has:
            break;
        }
        return factFor(which, value);
    }();
    if (const auto *problem = std::get_if<QString>(&read))
        return {.expression = {}, .problem = *problem};
    const Expression &condition = std::get<Expression>(read);
    return {.expression = condition, .problem = futilityOf(condition, value, today)};
}

QString explanationOf(const SearchOperator &which)
{
    switch (which.kind) {
    case Kind::Tag:
        return SearchTr::tr("papers with one of your tags");
    case Kind::Days:
        return which.moment == SearchMoment::Read ? SearchTr::tr("when you read it, as week")
               : which.moment == SearchMoment::Starred
                   ? SearchTr::tr("when you starred it, as 2024-03")
                   : SearchTr::tr("a day, month, year, or from..to");
    case Kind::Votes:
        return SearchTr::tr("a number of votes, such as >20");
    case Kind::Is:
        return SearchTr::tr("read, starred, later, rising, followed or not");
    case Kind::Has:
        return SearchTr::tr("what a paper has, such as code");
    case Kind::Category:
        return SearchTr::tr("a category of arXiv, as cs.CL");
    case Kind::Organization:
        return SearchTr::tr("in the organisation’s name");
    case Kind::Source:
        return SearchTr::tr("a source that lists it");
    case Kind::FullText:
        return SearchTr::tr("in the papers’ PDFs on disk");
    case Kind::Term:
        break;
    }
    switch (which.field) {
    case SearchField::Author:
        return SearchTr::tr("in the authors’ names");
    case SearchField::Title:
        return SearchTr::tr("in the title");
    case SearchField::Note:
        return SearchTr::tr("in your notes");
    default:
        return SearchTr::tr("in summaries and abstracts");
    }
}

} // namespace broadsheet
