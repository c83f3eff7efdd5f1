// Labels that stand back: readable, but not the first thing seen.
#pragma once

#include <QPalette>

namespace broadsheet {

// For labels on any ground: Qt takes their ink from WindowText or Text, as the ground's role is.
[[nodiscard]] QPalette faintPalette(QPalette palette);

} // namespace broadsheet
