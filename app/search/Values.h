// Parses the values of dates and of votes:. Returns the condition, or a translated sentence that
// says what would be valid. Pure functions.
#pragma once

#include "search/Expression.h"

#include <QLatin1StringView>

#include <span>
#include <variant>

namespace broadsheet {

// A word for some days up to today, as "week".
struct DayWord
{
    QLatin1StringView word;
    int firstDaysAgo;
    int lastDaysAgo;
};
[[nodiscard]] std::span<const DayWord> dayWords();
[[nodiscard]] QString explanationOf(const DayWord &word); // translated

[[nodiscard]] std::variant<Expression, QString> daysFor(const QString &value, QDate today);
[[nodiscard]] std::variant<Expression, QString> votesFor(const QString &value);

} // namespace broadsheet
