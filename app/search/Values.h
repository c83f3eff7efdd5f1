// Parses the values of date: and votes:. Returns the condition, or a translated sentence that says
// what would be valid. Pure functions.
#pragma once

#include "search/Expression.h"

#include <variant>

namespace broadsheet {

[[nodiscard]] std::variant<Expression, QString> daysFor(const QString &value, QDate today);
[[nodiscard]] std::variant<Expression, QString> votesFor(const QString &value);

} // namespace broadsheet
