// The program's own colours. All are derived from the palette, so that they suit light, dark and
// high-contrast desktops.
#pragma once

#include <QColor>
#include <QPalette>

namespace broadsheet {

// `amount` of `front` over `back`, 0 to 1.
[[nodiscard]] QColor mix(const QColor &back, const QColor &front, qreal amount);

// WCAG 2.1's contrast ratio, 1 to 21. https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
[[nodiscard]] qreal contrast(const QColor &left, const QColor &right);

// WCAG 2.1 AA: 4.5 for text (1.4.3), 3 for graphics that carry meaning (1.4.11).
inline constexpr qreal contrastOfText = 4.5;
inline constexpr qreal contrastOfGraphics = 3;

// `colour`, moved towards the text colour of `palette` until its contrast with `back` is `ratio`.
[[nodiscard]] QColor readable(QColor colour, const QColor &back, const QPalette &palette,
                              qreal ratio = contrastOfText);

[[nodiscard]] QColor quietText(const QPalette &palette); // of lines to read, beside a title
[[nodiscard]] QColor faintText(const QPalette &palette); // of secondary lines; readable
[[nodiscard]] QColor accent(const QPalette &palette);    // unread dots, links
[[nodiscard]] QColor starColour(const QPalette &palette);
[[nodiscard]] QColor emptyStar(const QPalette &palette);    // its outline; quiet, but seen
[[nodiscard]] QColor risingColour(const QPalette &palette); // of text and icons
[[nodiscard]] QColor selectedRow(const QPalette &palette);  // background; the text keeps its colour
[[nodiscard]] QColor hoveredRow(const QPalette &palette);
// Background of search matches: the strongest tint on which text of colour `ink` is readable.
[[nodiscard]] QColor matchGround(const QPalette &palette, const QColor &ink);
[[nodiscard]] QColor hintText(const QPalette &palette);  // in an empty field; readable
[[nodiscard]] QColor edge(const QPalette &palette);      // around fields, boxes and buttons
[[nodiscard]] QColor focusEdge(const QPalette &palette); // the same with the focus
[[nodiscard]] QColor hairline(const QPalette &palette);  // separators
[[nodiscard]] QPalette framed(QPalette palette);         // for floating widgets with a drawn frame
[[nodiscard]] QColor placeholder(const QPalette &palette); // in place of a missing picture

} // namespace broadsheet
