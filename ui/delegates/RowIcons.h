// The marks that rows and buttons share, drawn alike everywhere.
#pragma once

#include <QPalette>
#include <QRect>
#include <QRectF>

class QPainter;

namespace broadsheet {

enum class StarLook { Filled, Outlined, Faint };

// A person: "one of the authors is followed". In the font's size, at the left of `line`; the room
// it takes.
int paintFollowed(QPainter &painter, const QRect &line, const QPalette &palette);

// A sheet with a folded corner: "has a note". In the font's size, at the left of `line`; the room
// it takes.
int paintNote(QPainter &painter, const QRect &line, const QPalette &palette);
[[nodiscard]] int widthOfNote(int lineHeight);

// An upward triangle: "gained votes". In the font's size, at the left of `line`, in the painter's
// pen.
void paintRising(QPainter &painter, const QRect &line);
[[nodiscard]] int widthOfRising(const QRect &line);

void paintStar(QPainter &painter, const QRectF &box, StarLook look, const QPalette &palette);

} // namespace broadsheet
