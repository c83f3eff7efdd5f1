// The program's own palettes, for those who want another one than the desktop's. Every text in them
// has at least the contrast that WCAG 2.1 AA asks for. Pure functions.
#pragma once

#include "settings/SettingsTable.h"

#include <QPalette>

namespace broadsheet {

// `desktop`: what Appearance::System stands for. It stays as it is but for the colours of
// placeholders and of what is selected, where some desktops leave them unreadable.
[[nodiscard]] QPalette paletteOf(Appearance appearance, const QPalette &desktop);

} // namespace broadsheet
