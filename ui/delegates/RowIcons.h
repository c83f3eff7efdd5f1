// Icons of paper rows, drawn alike in lists and buttons. The functions that return a number return
// the width they used.
#pragma once

#include <QPalette>
#include <QRect>
#include <QRectF>

class QPainter;

namespace broadsheet {

enum class StarLook { Filled, Outlined, Faint };

// A person: the user follows one of the authors. As high as the font, at the left of `line`.
int paintFollowed(QPainter &painter, const QRect &line, const QPalette &palette);
[[nodiscard]] int widthOfFollowed(int lineHeight);

// A sheet with a folded corner: the paper has a note. As high as the font, at the left of `line`.
int paintNote(QPainter &painter, const QRect &line, const QPalette &palette);
[[nodiscard]] int widthOfNote(int lineHeight);

// A "Z": Zotero has the paper. As high as the font, at the left of `line`.
int paintInZotero(QPainter &painter, const QRect &line, const QPalette &palette);
[[nodiscard]] int widthOfInZotero(int lineHeight);

// A triangle that points up: the paper gained votes. As high as the font, at the left of `line`, in
// the colour of the painter's pen.
void paintRising(QPainter &painter, const QRect &line);
[[nodiscard]] int widthOfRising(const QRect &line);

// In the middle of `box`, as high as a line of text.
[[nodiscard]] qreal starRadius(int lineHeight);
void paintStar(QPainter &painter, const QRectF &box, int lineHeight, StarLook look,
               const QPalette &palette);

} // namespace broadsheet
