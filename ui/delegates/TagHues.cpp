#include "delegates/TagHues.h"

#include "delegates/Colours.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

constexpr std::array hues{
    TagHue{"red", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Red"), 0xffd93a3a},
    TagHue{"orange", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Orange"), 0xffe8841a},
    TagHue{"yellow", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Yellow"), 0xffd9b400},
    TagHue{"green", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Green"), 0xff2f9e44},
    TagHue{"teal", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Teal"), 0xff0f9b9b},
    TagHue{"blue", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Blue"), 0xff2f7de0},
    TagHue{"purple", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Purple"), 0xff8a4fd3},
    TagHue{"pink", QT_TRANSLATE_NOOP("broadsheet::TagHues", "Pink"), 0xffd6408f},
};

} // namespace

std::span<const TagHue> tagHues()
{
    return hues;
}

QString hueName(const TagHue &hue)
{
    return QCoreApplication::translate("broadsheet::TagHues", hue.name);
}

QColor hueColour(const QString &key)
{
    const auto *const found = std::ranges::find_if(
        hues, [&key](const TagHue &hue) { return key == QLatin1StringView(hue.key); });
    return found == hues.end() ? QColor() : QColor::fromRgb(found->colour);
}

// The strongest tint on which text is readable.
QColor tagGround(const QPalette &palette, const QColor &hue)
{
    if (!hue.isValid())
        return placeholder(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    qreal amount = 0.3;
    QColor ground = mix(base, hue, amount);
    while (amount > 0.04 && contrast(text, ground) < contrastOfText + 1)
        ground = mix(base, hue, amount -= 0.02);
    return ground;
}

QColor tagInk(const QPalette &palette, const QColor &hue)
{
    return hue.isValid() ? palette.color(QPalette::Text)
                         : readable(faintText(palette), placeholder(palette), palette);
}

QColor tagDot(const QPalette &palette, const QColor &hue)
{
    return readable(hue, selectedRow(palette), palette, contrastOfGraphics);
}

} // namespace broadsheet
