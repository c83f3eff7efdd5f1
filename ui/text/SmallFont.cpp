#include "text/SmallFont.h"

namespace broadsheet {

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

} // namespace broadsheet
