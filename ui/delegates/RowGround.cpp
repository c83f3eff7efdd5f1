#include "delegates/RowGround.h"

#include "delegates/Colours.h"
#include "delegates/RowIcons.h"
#include "delegates/RowStyle.h"
#include "papers/State.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace broadsheet {

void paintReadSign(QPainter *painter, const QStyleOptionViewItem &option, const PaperState &state)
{
    const QPointF centre = QRectF(option.rect).center();
    const qreal radius = std::max(4.0, option.fontMetrics.height() * 0.235);
    if (state.later) {
        const qreal clock = radius * 1.35;
        painter->setPen(QPen(faintText(option.palette), 1.3));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, clock, clock);
        painter->drawPolyline(
            QPolygonF{centre - QPointF(0, clock * 0.62), centre, centre + QPointF(clock * 0.5, 0)});
    } else if (!state.read) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent(option.palette));
        painter->drawEllipse(centre, radius, radius);
    }
}

// Without antialiasing: at 125 % the cells of a row would have seams between them.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, selectedRow(option.palette));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, hoveredRow(option.palette));
    // A bar at the left shows the selection without colour. The first visible column draws it.
    if (selected && option.rect.left() <= 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          option.state.testFlag(QStyle::State_Active) ? accent(option.palette)
                                                                      : faintText(option.palette));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      hairline(option.palette));
    painter->setRenderHint(QPainter::Antialiasing);
}

// Above and below every cell of the row, and at both its ends.
void paintRing(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QRect box = option.rect.adjusted(0, 0, 0, -1);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : box.right() + 1;
    const QColor colour = accent(option.palette);
    painter->fillRect(QRect(box.left(), box.top(), box.width(), 2), colour);
    painter->fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), colour);
    if (box.left() <= 0)
        painter->fillRect(QRect(box.left(), box.top(), 2, box.height()), colour);
    if (box.right() + 1 >= width)
        painter->fillRect(QRect(box.right() - 1, box.top(), 2, box.height()), colour);
}

QColor groundOf(const QStyleOptionViewItem &option)
{
    if (option.state.testFlag(QStyle::State_Selected))
        return selectedRow(option.palette);
    return option.state.testFlag(QStyle::State_MouseOver) ? hoveredRow(option.palette)
                                                          : option.palette.color(QPalette::Base);
}

void paintRise(QPainter *painter, const QStyleOptionViewItem &option, QRect line, int rise)
{
    const QString gained = u'+' + QLocale().toString(rise);
    const QFont font = riseFont(option);
    const int sign = widthOfRising(line);
    const int number = QFontMetrics(font).horizontalAdvance(gained) + 2;
    const bool fits = sign + number <= line.width();
    if (!fits && sign > line.width())
        return;
    line.setLeft(line.right() + 1 - sign - (fits ? number : 0));
    painter->setFont(font);
    painter->setPen(risingColour(option.palette));
    paintRising(*painter, line);
    if (fits)
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, gained);
}

} // namespace broadsheet
