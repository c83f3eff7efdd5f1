// The words by which the library stores values, and by which they travel to other machines. They
// never change: libraries and lines that exist have them.
#pragma once

#include "papers/Day.h"
#include "papers/Report.h"

#include <optional>

namespace broadsheet {

[[nodiscard]] QString storedWord(DayStatus status);
[[nodiscard]] QString storedWord(TextKind kind);

// Nothing for other words.
[[nodiscard]] std::optional<DayStatus> dayStatusOf(const QString &word);
[[nodiscard]] std::optional<TextKind> textKindOf(const QString &word);

} // namespace broadsheet
