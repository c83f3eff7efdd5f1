#include "text/FaintPalette.h"

#include "delegates/Colours.h"

namespace broadsheet {

QPalette faintPalette(QPalette palette)
{
    const QColor ink = mutedText(palette);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Text, ink);
    return palette;
}

} // namespace broadsheet
