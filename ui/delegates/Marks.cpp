#include "delegates/Marks.h"

#include "delegates/Colours.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace broadsheet {

namespace {

constexpr qreal starRadius = 7.5;

QPainterPath starPath(const QPointF &centre)
{
    QPainterPath path;
    for (int corner = 0; corner < 10; ++corner) {
        const qreal angle = -std::numbers::pi / 2 + corner * std::numbers::pi / 5;
        const qreal reach = corner % 2 == 0 ? starRadius : starRadius * 0.45;
        const QPointF point = centre + QPointF(std::cos(angle), std::sin(angle)) * reach;
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

void paintStar(QPainter &painter, const QRectF &box, StarLook look, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor colour = look == StarLook::Filled  ? starColour(palette)
                          : look == StarLook::Faint ? mix(base, mutedText(palette), 0.55)
                                                    : mutedText(palette);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(look == StarLook::Filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(starPath(box.center()));
}

} // namespace broadsheet
