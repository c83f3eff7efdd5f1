#include "reader/PanelDelegate.h"

#include "delegates/Colours.h"

#include <QApplication>
#include <QPainter>

namespace broadsheet {

namespace {

constexpr int inset = 4;       // of the ground of a row, at its sides
constexpr int spaceAround = 4; // the text, above and below
constexpr int besideText = 8;  // from the edge of the row

} // namespace

void PanelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle::State state = option.state;
    const QPalette palette = option.widget ? option.widget->palette() : option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(state.testFlag(QStyle::State_HasFocus) ? QPen(accent(palette), 2)
                                                           : QPen(Qt::NoPen));
    painter->setBrush(state.testFlag(QStyle::State_Selected)    ? QBrush(selectedRow(palette))
                      : state.testFlag(QStyle::State_MouseOver) ? QBrush(hoveredRow(palette))
                                                                : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(option.rect.adjusted(inset, 1, -inset, -1), 5, 5);
    painter->restore();
    option.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus);
    option.rect.adjust(besideText, 0, -besideText, 0);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
}

QSize PanelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    return {plain.width() + 2 * besideText, plain.height() + 2 * spaceAround};
}

} // namespace broadsheet
