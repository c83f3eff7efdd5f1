// How `days` and `fetch` name the status of a day, and moments.
#pragma once

#include "papers/Day.h"

namespace broadsheet {

[[nodiscard]] QString statusName(DayStatus status);
[[nodiscard]] QString localTime(const QDateTime &moment); // "2024-03-22 09:30"

} // namespace broadsheet
