// The operators of the search field: their names, the values they take and what these mean.
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
    SearchField field = SearchField::Anywhere; // of Term
};

[[nodiscard]] std::span<const SearchOperator> searchOperators();
[[nodiscard]] const SearchOperator *findOperator(QStringView name);

// One that differs from `name` in one letter more, less or other, or in two that changed places.
[[nodiscard]] const SearchOperator *similarOperator(QStringView name);

// What may follow is: and has:.
struct FactWord
{
    QLatin1StringView word;
    SearchFact fact;
    bool isThere = true;
};
[[nodiscard]] std::span<const FactWord> factWords(SearchOperator::Kind kind);

// The condition, or a translated sentence that says why the value makes none. The value is folded
// and not empty.
[[nodiscard]] std::variant<Expression, QString> conditionFor(const SearchOperator &which,
                                                             const QString &value, QDate today);

// Translated, a few words for a list of suggestions.
[[nodiscard]] QString explanationOf(const SearchOperator &which);
[[nodiscard]] QString explanationOf(const FactWord &word);

} // namespace broadsheet
