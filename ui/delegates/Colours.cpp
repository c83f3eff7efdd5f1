#include "delegates/Colours.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

qreal luminance(const QColor &colour)
{
    const auto linear = [](float channel) {
        const qreal value = qreal(channel);
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor mix(const QColor &back, const QColor &front, qreal amount)
{
    const auto part = [amount](float from, float to) {
        return float(qreal(from) + (qreal(to) - qreal(from)) * amount);
    };
    return QColor::fromRgbF(part(back.redF(), front.redF()), part(back.greenF(), front.greenF()),
                            part(back.blueF(), front.blueF()));
}

qreal contrast(const QColor &left, const QColor &right)
{
    const auto [dark, light] = std::minmax({luminance(left), luminance(right)});
    return (light + 0.05) / (dark + 0.05);
}

QColor readable(QColor colour, const QColor &back, const QPalette &palette, qreal ratio)
{
    const QColor text = palette.color(QPalette::Text);
    for (int step = 0; step < 20 && contrast(colour, back) < ratio; ++step)
        colour = mix(colour, text, 0.08);
    return colour;
}

QColor quietText(const QPalette &palette)
{
    return readable(mix(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.2),
                    selectedRow(palette), palette);
}

QColor faintText(const QPalette &palette)
{
    const QColor back = selectedRow(palette); // the background with the least contrast
    return readable(mix(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38), back,
                    palette);
}

QColor accent(const QPalette &palette)
{
    return readable(palette.color(QPalette::Highlight), selectedRow(palette), palette);
}

QColor starColour(const QPalette &palette)
{
    return readable(QColor(0xe0, 0x94, 0x05), selectedRow(palette), palette, contrastOfGraphics);
}

QColor emptyStar(const QPalette &palette)
{
    return readable(mix(palette.color(QPalette::Base), faintText(palette), 0.55),
                    selectedRow(palette), palette, contrastOfGraphics);
}

QColor risingColour(const QPalette &palette)
{
    return readable(QColor(0x1f, 0x9d, 0x55), selectedRow(palette), palette);
}

QColor selectedRow(const QPalette &palette)
{
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Highlight), 0.16);
}

QColor hoveredRow(const QPalette &palette)
{
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.04);
}

QColor matchGround(const QPalette &palette, const QColor &ink)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor amber(0xff, 0xb7, 0x1c);
    qreal amount = 0.5;
    QColor ground = mix(base, amber, amount);
    while (amount > 0.04 && contrast(ink, ground) < contrastOfText)
        ground = mix(base, amber, amount -= 0.02);
    return ground;
}

QColor hintText(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor ink = mix(palette.color(QPalette::Active, QPalette::Text), base, 0.5);
    return readable(readable(ink, base, palette), palette.color(QPalette::Active, QPalette::Window),
                    palette);
}

// Seen on both sides of it.
QColor edge(const QPalette &palette)
{
    QColor colour = mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.35);
    for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::Button})
        colour = readable(colour, palette.color(ground), palette, contrastOfGraphics);
    return colour;
}

QColor focusEdge(const QPalette &palette)
{
    QColor colour = palette.color(QPalette::Highlight);
    for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::Button})
        colour = readable(colour, palette.color(ground), palette, contrastOfGraphics);
    return colour;
}

QColor hairline(const QPalette &palette)
{
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.11);
}

QPalette framed(QPalette palette)
{
    // QFrame::Plain draws in this colour; text in the widget must use another.
    palette.setColor(QPalette::WindowText,
                     mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.35));
    return palette;
}

QColor placeholder(const QPalette &palette)
{
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.08);
}

} // namespace broadsheet
