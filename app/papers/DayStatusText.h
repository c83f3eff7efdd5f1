// How a day stands with a source, in words for the user.
#pragma once

#include "papers/Day.h"

namespace broadsheet {

// "complete", "cut short": part of a sentence, so it begins with a small letter.
[[nodiscard]] QString dayStatusText(DayStatus status);

// The same, with what can be said of this source: "33 papers so far", "cut short: the file ends
// inside an entry".
[[nodiscard]] QString dayStatusText(const DaySource &source);

[[nodiscard]] QString soFarText(int papers); // "33 papers so far"

} // namespace broadsheet
