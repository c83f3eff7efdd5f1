// The operators of the search field: their names, their values, and the conditions they make.
#pragma once

#include "search/Expression.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace broadsheet {

struct SearchOperator
{
    enum class Kind { Term, Tag, Days, Votes, Is, Has, Category, Organization, Source, FullText };
    QLatin1StringView name;
    Kind kind;
    SearchField field = SearchField::Anywhere;  // for Kind::Term
    SearchMoment moment = SearchMoment::Listed; // for Kind::Days
};

[[nodiscard]] std::span<const SearchOperator> searchOperators();
[[nodiscard]] const SearchOperator *findOperator(QStringView name);

// The operator within one edit (insert, delete, replace or swap) of `name`, or null.
[[nodiscard]] const SearchOperator *similarOperator(QStringView name);

// The condition for a value, which is folded and not empty.
struct ReadCondition
{
    std::optional<Expression> expression; // nothing: the value makes no sense
    QString problem; // why not, or why no paper can fit it: a translated sentence; empty: none
};
[[nodiscard]] ReadCondition conditionFor(const SearchOperator &which, const QString &value,
                                         QDate today);

// A few translated words for the list of suggestions.
[[nodiscard]] QString explanationOf(const SearchOperator &which);

} // namespace broadsheet
