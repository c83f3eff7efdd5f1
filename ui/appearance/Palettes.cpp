#include "appearance/Palettes.h"

#include "delegates/Colours.h"

#include <array>

namespace broadsheet {

namespace {

struct Inks
{
    QRgb window;
    QRgb base;
    QRgb button;
    QRgb text;
    QRgb disabled;
    QRgb highlight;
    QRgb onHighlight;
    QRgb link;
    QRgb visited;
};

// In the order of Appearance, from Light.
constexpr std::array<Inks, 4> inks{
    Inks{0xfff3f3f4, 0xffffffff, 0xfff7f7f8, 0xff1b1c1f, 0xff85868c, 0xff1f66c1, 0xffffffff,
         0xff1a5cb0, 0xff6a3fa0},
    Inks{0xff242529, 0xff1b1c1f, 0xff303136, 0xffe4e4e7, 0xff82838a, 0xff5b9de8, 0xff101114,
         0xff7ab4f2, 0xffbfa2ee},
    Inks{0xff000000, 0xff000000, 0xff17181a, 0xffd2d2d6, 0xff75767c, 0xff5b9de8, 0xff000000,
         0xff7ab4f2, 0xffbfa2ee},
    Inks{0xff000000, 0xff000000, 0xff000000, 0xffffffff, 0xffa6a6a6, 0xffffd21f, 0xff000000,
         0xff7fd4ff, 0xffe0b0ff},
};
static_assert(inks.size() + 1 == SettingsTable::appearance.names.size());

void setEverywhere(QPalette &palette, std::initializer_list<QPalette::ColorRole> roles,
                   const QColor &colour)
{
    for (const QPalette::ColorRole role : roles)
        palette.setColor(QPalette::All, role, colour);
}

QPalette paletteFrom(const Inks &ink)
{
    const QColor button(ink.button);
    const QColor text(ink.text);
    QPalette palette;
    setEverywhere(palette, {QPalette::Window}, QColor(ink.window));
    setEverywhere(palette, {QPalette::Base}, QColor(ink.base));
    setEverywhere(palette, {QPalette::AlternateBase, QPalette::ToolTipBase},
                  mix(QColor(ink.base), text, 0.05));
    setEverywhere(palette, {QPalette::Button}, button);
    setEverywhere(palette,
                  {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                   QPalette::ToolTipText, QPalette::BrightText},
                  text);
    setEverywhere(palette, {QPalette::Highlight}, QColor(ink.highlight));
    setEverywhere(palette, {QPalette::HighlightedText}, QColor(ink.onHighlight));
    setEverywhere(palette, {QPalette::Link}, QColor(ink.link));
    setEverywhere(palette, {QPalette::LinkVisited}, QColor(ink.visited));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    setEverywhere(palette, {QPalette::Accent}, QColor(ink.highlight));
#endif
    // What styles draw bevels and shadows with.
    setEverywhere(palette, {QPalette::Light}, mix(button, Qt::white, 0.2));
    setEverywhere(palette, {QPalette::Midlight}, mix(button, Qt::white, 0.1));
    setEverywhere(palette, {QPalette::Mid}, mix(button, text, 0.25));
    setEverywhere(palette, {QPalette::Dark}, mix(button, text, 0.4));
    setEverywhere(palette, {QPalette::Shadow}, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(ink.disabled));
    return palette;
}

// Moves the ground of what is selected away from its text until that can be read. The default of
// Fusion is white on a blue with 3.7:1. Styles draw it with a gradient, so a little more is needed.
void mendHighlight(QPalette &palette)
{
    constexpr qreal enough = contrastOfText + 0.8;
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        const QColor text = palette.color(group, QPalette::HighlightedText);
        const QColor away =
            contrast(text, Qt::black) > contrast(text, Qt::white) ? Qt::black : Qt::white;
        QColor ground = palette.color(group, QPalette::Highlight);
        if (contrast(text, ground) >= contrastOfText)
            continue;
        for (int step = 0; step < 40 && contrast(text, ground) < enough; ++step)
            ground = mix(ground, away, 0.04);
        palette.setColor(group, QPalette::Highlight, ground);
    }
}

} // namespace

QPalette paletteOf(Appearance appearance, const QPalette &desktop)
{
    QPalette palette =
        appearance == Appearance::System ? desktop : paletteFrom(inks[std::size_t(appearance) - 1]);
    if (appearance == Appearance::System)
        mendHighlight(palette);
    const QColor hint = hintText(palette);
    setEverywhere(palette, {QPalette::PlaceholderText},
                  appearance == Appearance::Contrast ? mix(hint, Qt::white, 0.5) : hint);
    return palette;
}

} // namespace broadsheet
