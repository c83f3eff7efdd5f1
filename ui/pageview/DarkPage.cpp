#include "pageview/DarkPage.h"

#include <algorithm>

namespace broadsheet {

namespace {

// White becomes this and black its opposite: pure black and white are hard to read.
constexpr int darkest = 0x1e;
constexpr int lightest = 0xe4;

constexpr int softened(int value)
{
    return darkest + value * (lightest - darkest) / 255;
}

// Lightness is (most + least) / 2, which becomes 255 minus that; the differences stay.
QRgb turned(QRgb colour)
{
    const int red = qRed(colour);
    const int green = qGreen(colour);
    const int blue = qBlue(colour);
    const int shift = 255 - std::max({red, green, blue}) - std::min({red, green, blue});
    return qRgb(softened(red + shift), softened(green + shift), softened(blue + shift));
}

} // namespace

QImage darkened(QImage page)
{
    for (int y = 0; y < page.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(page.scanLine(y));
        std::transform(line, line + page.width(), line, turned);
    }
    return page;
}

QColor pageColour(bool isDark)
{
    return isDark ? QColor(darkest, darkest, darkest) : QColor(Qt::white);
}

} // namespace broadsheet
