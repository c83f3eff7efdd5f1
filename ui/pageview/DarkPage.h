// A page with its lightness turned round, for reading in the dark: colours keep their hue. Pure
// function.
#pragma once

#include <QColor>
#include <QImage>

namespace broadsheet {

[[nodiscard]] QImage darkened(QImage page); // RGB32
[[nodiscard]] QColor pageColour(bool isDark);

} // namespace broadsheet
