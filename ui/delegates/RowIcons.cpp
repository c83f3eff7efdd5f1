#include "delegates/RowIcons.h"

#include "delegates/Colours.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace broadsheet {

namespace {

QPainterPath starPath(const QPointF &centre, qreal radius)
{
    QPainterPath path;
    for (int corner = 0; corner < 10; ++corner) {
        const qreal angle = -std::numbers::pi / 2 + corner * std::numbers::pi / 5;
        const qreal reach = corner % 2 == 0 ? radius : radius * 0.45;
        const QPointF point = centre + QPointF(std::cos(angle), std::sin(angle)) * reach;
        if (corner == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

int widthOfFollowed(int lineHeight)
{
    return int(lineHeight * 0.62) + 4;
}

int paintFollowed(QPainter &painter, const QRect &line, const QPalette &palette)
{
    const qreal size = line.height() * 0.62;
    const QRectF box(line.left(), line.center().y() - size / 2 + 0.5, size, size);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent(palette));
    painter.drawEllipse(QPointF(box.center().x(), box.top() + size * 0.25), size * 0.23,
                        size * 0.23);
    QPainterPath shoulders;
    shoulders.moveTo(box.left() + size * 0.08, box.bottom());
    shoulders.arcTo(
        QRectF(box.left() + size * 0.08, box.top() + size * 0.55, size * 0.84, size * 0.9), 180,
        -180);
    shoulders.closeSubpath();
    painter.drawPath(shoulders);
    painter.restore();
    return widthOfFollowed(line.height());
}

int widthOfNote(int lineHeight)
{
    return int(std::lround(lineHeight * 0.6)) + 5;
}

int paintNote(QPainter &painter, const QRect &line, const QPalette &palette)
{
    const qreal height = line.height() * 0.72;
    const qreal width = widthOfNote(line.height()) - 5;
    const QPointF corner(line.left() + 0.5, std::floor(line.center().y() - height / 2) + 0.5);
    const qreal fold = width * 0.38;
    painter.save();
    painter.setPen(QPen(faintText(palette), 1.1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF{corner, corner + QPointF(width - fold, 0),
                                  corner + QPointF(width, fold), corner + QPointF(width, height),
                                  corner + QPointF(0, height)});
    for (const qreal part : {0.5, 0.74})
        painter.drawLine(corner + QPointF(width * 0.25, height * part),
                         corner + QPointF(width * 0.75, height * part));
    painter.restore();
    return widthOfNote(line.height());
}

int widthOfInZotero(int lineHeight)
{
    return int(std::lround(lineHeight * 0.5)) + 6;
}

int paintInZotero(QPainter &painter, const QRect &line, const QPalette &palette)
{
    const qreal size = line.height() * 0.5;
    const QRectF box(line.left() + 1.5, line.center().y() - size / 2 + 0.5, size, size);
    painter.save();
    painter.setPen(QPen(accent(palette), std::max(1.4, line.height() * 0.11), Qt::SolidLine,
                        Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF{box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()});
    painter.restore();
    return widthOfInZotero(line.height());
}

int widthOfRising(const QRect &line)
{
    return int(std::lround(line.height() * 0.5));
}

void paintRising(QPainter &painter, const QRect &line)
{
    const qreal width = widthOfRising(line);
    const qreal height = width * 0.85;
    const QPointF top(line.left() + width / 2, line.top() + (line.height() - height) / 2);
    painter.save();
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(
        QPolygonF{top, top + QPointF(width / 2, height), top + QPointF(-width / 2, height)});
    painter.restore();
}

qreal starRadius(int lineHeight)
{
    return std::max(7.5, lineHeight * 0.44);
}

void paintStar(QPainter &painter, const QRectF &box, int lineHeight, StarLook look,
               const QPalette &palette)
{
    const QColor colour = look == StarLook::Filled  ? starColour(palette)
                          : look == StarLook::Faint ? emptyStar(palette)
                                                    : faintText(palette);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(look == StarLook::Filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(starPath(box.center(), starRadius(lineHeight)));
}

} // namespace broadsheet
