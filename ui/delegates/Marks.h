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

void paintStar(QPainter &painter, const QRectF &box, StarLook look, const QPalette &palette);

} // namespace broadsheet
