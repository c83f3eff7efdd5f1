#include "text/FaintPalette.h"

#include "delegates/Colours.h"

namespace broadsheet {

QPalette faintPalette(QPalette palette)
{
    const QColor faint = faintText(palette);
    palette.setColor(QPalette::WindowText, faint);
    palette.setColor(QPalette::Text, faint);
    return palette;
}

} // namespace broadsheet
