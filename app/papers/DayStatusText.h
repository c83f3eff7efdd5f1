// How a day stands with a source, in words for the user.
#pragma once

#include "papers/Day.h"

namespace broadsheet {

// "complete", "cut short": part of a sentence, so it begins with a small letter.
[[nodiscard]] QString dayStatusText(DayStatus status);

} // namespace broadsheet
