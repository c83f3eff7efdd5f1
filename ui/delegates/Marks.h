// The marks that rows and buttons share, drawn alike everywhere.
#pragma once

#include <QPalette>
#include <QRectF>

class QPainter;

namespace broadsheet {

enum class StarLook { Filled, Outlined, Faint };

void paintStar(QPainter &painter, const QRectF &box, StarLook look, const QPalette &palette);

} // namespace broadsheet
