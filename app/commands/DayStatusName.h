// How `days` and `fetch` name the status of a day.
#pragma once

#include "papers/Day.h"

namespace broadsheet {

[[nodiscard]] QString statusName(DayStatus status);

} // namespace broadsheet
