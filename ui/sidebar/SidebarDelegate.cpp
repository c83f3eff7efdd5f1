#include "sidebar/SidebarDelegate.h"

#include "delegates/Colours.h"
#include "delegates/TagHues.h"
#include "models/SidebarModel.h"
#include "sidebar/SidebarView.h"

#include <QLocale>
#include <QPainter>

namespace broadsheet {

namespace {

constexpr int sidePadding = 10;
constexpr int headingGap = 8; // above a heading

bool isHeading(const QModelIndex &index)
{
    return index.data(SidebarModel::SectionRole).isValid();
}

const SidebarView *viewOf(const QStyleOptionViewItem &option)
{
    return qobject_cast<const SidebarView *>(option.widget);
}

// While no view is chosen, the first one shows where the focus is.
bool hasFocus(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const SidebarView *view = viewOf(option);
    if (!view || !view->hasFocus())
        return false;
    const QModelIndex current = view->currentIndex();
    return current.isValid() ? index == current : index.row() == 0 && !index.parent().isValid();
}

QFont countFont(QFont font)
{
    font.setWeight(QFont::Bold);
    return font;
}

QFont headingFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintHeading(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                  const QModelIndex &index)
{
    const QFont font = headingFont(option.font);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(faintText(option.palette));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(index.data().toString(), Qt::ElideRight,
                                        box.width() - metrics.height()));
    painter.save();
    painter.setPen(QPen(faintText(option.palette), 1.5));
    const QRectF arrow(box.right() - metrics.height(), box.center().y() - metrics.height() / 2.0,
                       metrics.height(), metrics.height());
    const QTransform before = painter.transform();
    painter.translate(arrow.center());
    const qreal unit = arrow.height() / 7;
    if (const SidebarView *view = viewOf(option); view && view->isExpanded(index))
        painter.rotate(90);
    painter.drawPolyline(QPolygonF{{-unit / 2, -unit}, {unit / 2, 0}, {-unit / 2, unit}});
    painter.setTransform(before);
    painter.restore();
}

// Returns the place that is left for the name.
QRect paintCount(QPainter &painter, QRect box, const QStyleOptionViewItem &option,
                 const QModelIndex &index)
{
    const int unread = index.data(SidebarModel::CountRole).toInt();
    if (unread == 0)
        return box;
    const QString text = QLocale().toString(unread); // that of the option leaves out separators
    const QFont font = countFont(option.font);
    painter.setFont(font);
    painter.setPen(option.palette.text().color());
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, text);
    return box.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(text) - 8, 0);
}

// A dot in the colour of a tag, or a ring. Returns the place that is left for the name.
QRect paintDot(QPainter &painter, QRect box, const QStyleOptionViewItem &option,
               const QModelIndex &index)
{
    if (!index.data(SidebarModel::TagRole).isValid())
        return box;
    const QColor colour = hueColour(index.data(SidebarModel::HueRole).toString());
    const int size = option.fontMetrics.height() / 2;
    const QRectF dot(box.left(), box.center().y() - size / 2, size, size);
    painter.setPen(colour.isValid() ? QPen(Qt::NoPen) : QPen(faintText(option.palette), 1));
    painter.setBrush(colour.isValid() ? QBrush(tagDot(option.palette, colour))
                                      : QBrush(Qt::NoBrush));
    painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
    return box.adjusted(size + 6, 0, 0, 0);
}

} // namespace

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const SidebarView *view = viewOf(option);
    const bool selected = option.state.testFlag(QStyle::State_Selected) && !isHeading(index);
    const bool isTarget = view && view->dropTarget() == index;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect ground = option.rect.adjusted(6, 1, -6, -1);
    if (isHeading(index))
        ground.setTop(ground.top() + headingGap);
    painter->setPen(hasFocus(option, index) || isTarget ? QPen(accent(option.palette), 2)
                                                        : QPen(Qt::NoPen));
    painter->setBrush(selected || isTarget ? QBrush(selectedRow(option.palette))
                      : option.state.testFlag(QStyle::State_MouseOver)
                          ? QBrush(hoveredRow(option.palette))
                          : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(ground, 5, 5);

    const QRect box = ground.adjusted(sidePadding, 0, -sidePadding, 0);
    if (isHeading(index)) {
        paintHeading(*painter, box, option, index);
        painter->restore();
        return;
    }
    const QRect rest = paintCount(*painter, box, option, index);
    const QRect name = paintDot(*painter, rest, option, index);
    QFont font = option.font;
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(option.palette.text().color());
    painter->drawText(
        name, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {0, option.fontMetrics.height() + (isHeading(index) ? 8 + headingGap : 14)};
}

} // namespace broadsheet
