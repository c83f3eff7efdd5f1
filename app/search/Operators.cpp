#include "search/Operators.h"

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
    {"tag"_L1, Kind::Tag},
    {"date"_L1, Kind::Days},
    {"votes"_L1, Kind::Votes},
    {"is"_L1, Kind::Is},
    {"has"_L1, Kind::Has},
};

constexpr FactWord isWords[] = {
    {"read"_L1, SearchFact::Unread, false}, {"unread"_L1, SearchFact::Unread},
    {"starred"_L1, SearchFact::Starred},    {"unstarred"_L1, SearchFact::Starred, false},
    {"rising"_L1, SearchFact::Rising},      {"changed"_L1, SearchFact::Changed},
};

constexpr FactWord hasWords[] = {
    {"code"_L1, SearchFact::Code},         {"project"_L1, SearchFact::Project},
    {"picture"_L1, SearchFact::Picture},   {"video"_L1, SearchFact::Video},
    {"abstract"_L1, SearchFact::Abstract}, {"note"_L1, SearchFact::Note},
    {"tag"_L1, SearchFact::Tag},
};

Expression negated(Expression expression)
{
    Expression without{.kind = Expression::Kind::Not};
    without.children.push_back(std::move(expression));
    return without;
}

std::variant<Expression, QString> factFor(const SearchOperator &which, const QString &value)
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

std::span<const FactWord> factWords(Kind kind)
{
    if (kind == Kind::Is)
        return isWords;
    if (kind == Kind::Has)
        return hasWords;
    return {};
}

std::variant<Expression, QString> conditionFor(const SearchOperator &which, const QString &value,
                                               QDate today)
{
    switch (which.kind) {
    case Kind::Term:
        return Expression{.kind = Expression::Kind::Term, .field = which.field, .text = value};
    case Kind::Tag:
        return Expression{.kind = Expression::Kind::Tag, .text = value};
    case Kind::Days:
        return daysFor(value, today);
    case Kind::Votes:
        return votesFor(value);
    case Kind::Is:
    case Kind::Has:
        break;
    }
    return factFor(which, value);
}

QString explanationOf(const SearchOperator &which)
{
    switch (which.kind) {
    case Kind::Tag:
        return SearchTr::tr("papers with one of your tags");
    case Kind::Days:
        return SearchTr::tr("a day, month, year, or from..to");
    case Kind::Votes:
        return SearchTr::tr("a number of votes, such as >20");
    case Kind::Is:
        return SearchTr::tr("read, starred, rising, changed or not");
    case Kind::Has:
        return SearchTr::tr("what a paper has, such as code");
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

QString explanationOf(const FactWord &word)
{
    switch (word.fact) {
    case SearchFact::Unread:
        return word.isThere ? SearchTr::tr("not read yet") : SearchTr::tr("read");
    case SearchFact::Starred:
        return word.isThere ? SearchTr::tr("with a star") : SearchTr::tr("without a star");
    case SearchFact::Rising:
        return SearchTr::tr("gained many votes since you saw it");
    case SearchFact::Changed:
        return SearchTr::tr("new version, withdrawn or published since you saw it");
    case SearchFact::Code:
        return SearchTr::tr("with a link to its code");
    case SearchFact::Project:
        return SearchTr::tr("with a link to its project");
    case SearchFact::Picture:
        return SearchTr::tr("with a picture");
    case SearchFact::Video:
        return SearchTr::tr("with a video");
    case SearchFact::Abstract:
        return SearchTr::tr("with its abstract");
    case SearchFact::Note:
        return SearchTr::tr("with your note");
    case SearchFact::Tag:
        return SearchTr::tr("with any tag");
    }
    return {};
}

} // namespace broadsheet
