// The values of date: and votes:. A sentence instead of a condition says what would be right.
#pragma once

#include "search/Expression.h"

#include <variant>

namespace broadsheet {

[[nodiscard]] std::variant<Expression, QString> daysFor(const QString &value, QDate today);
[[nodiscard]] std::variant<Expression, QString> votesFor(const QString &value);

} // namespace broadsheet
