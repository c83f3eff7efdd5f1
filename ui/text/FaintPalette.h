// The palette of labels that matter less: their text is faint, but readable.
#pragma once

#include <QPalette>

namespace broadsheet {

// Changes WindowText and Text: which of them a label uses depends on its background role.
[[nodiscard]] QPalette faintPalette(QPalette palette);

} // namespace broadsheet
