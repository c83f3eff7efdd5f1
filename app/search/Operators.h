// The operators of the search field: their names, their values, and the conditions they make.
#pragma once

#include "search/Expression.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <span>
#include <variant>

namespace broadsheet {

struct SearchOperator
{
    enum class Kind { Term, Tag, Days, Votes, Is, Has };
    QLatin1StringView name;
    Kind kind;
    SearchField field = SearchField::Anywhere; // for Kind::Term
};

[[nodiscard]] std::span<const SearchOperator> searchOperators();
[[nodiscard]] const SearchOperator *findOperator(QStringView name);

// The operator within one edit (insert, delete, replace or swap) of `name`, or null.
[[nodiscard]] const SearchOperator *similarOperator(QStringView name);

// A value of is: or has:.
struct FactWord
{
    QLatin1StringView word;
    SearchFact fact;
    bool isThere = true; // false: the word means that the fact does not hold
};
[[nodiscard]] std::span<const FactWord> factWords(SearchOperator::Kind kind);

// The condition for a value, which is folded and not empty; or a translated sentence that says what
// is wrong with the value.
[[nodiscard]] std::variant<Expression, QString> conditionFor(const SearchOperator &which,
                                                             const QString &value, QDate today);

// A few translated words for the list of suggestions.
[[nodiscard]] QString explanationOf(const SearchOperator &which);
[[nodiscard]] QString explanationOf(const FactWord &word);

} // namespace broadsheet
