// How a day stands with a source, in words for the user.
#pragma once

#include "papers/Day.h"

namespace broadsheet {

// "complete", "cut short": part of a sentence, so it begins with a small letter.
[[nodiscard]] QString dayStatusText(DayStatus status);

[[nodiscard]] QString soFarText(int papers); // "33 papers so far"

} // namespace broadsheet
