// The colours that the user can give to a tag, and how a tag is drawn in one of them: as a tinted
// ground under text of the usual colour, which stays readable in every palette.
#pragma once

#include <QColor>
#include <QPalette>

#include <span>

namespace broadsheet {

struct TagHue
{
    const char *key;  // in the settings; never changes
    const char *name; // to be translated in the context of TagHues
    QRgb colour;
};

[[nodiscard]] std::span<const TagHue> tagHues();
[[nodiscard]] QString hueName(const TagHue &hue);   // translated
[[nodiscard]] QColor hueColour(const QString &key); // invalid: there is no such hue

// `hue` invalid: the ground of tags without a colour.
[[nodiscard]] QColor tagGround(const QPalette &palette, const QColor &hue);
[[nodiscard]] QColor tagInk(const QPalette &palette, const QColor &hue);
[[nodiscard]] QColor tagDot(const QPalette &palette, const QColor &hue); // beside a name

} // namespace broadsheet
