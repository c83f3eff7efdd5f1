#include "delegates/SidebarDelegate.h"

#include "delegates/Colours.h"
#include "models/SidebarModel.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QPainter>

namespace broadsheet {

namespace {

constexpr int groupGap = 9; // above a group, with a line in it

bool startsGroup(const QModelIndex &index)
{
    return index.data(SidebarModel::StartsGroupRole).toBool();
}

// While no view is chosen, the first one shows where the focus is.
bool hasFocus(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus())
        return false;
    const QModelIndex current = view->currentIndex();
    return current.isValid() ? index == current : index.row() == 0;
}

} // namespace

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QRect ground = option.rect.adjusted(6, 1, -6, -1);
    if (startsGroup(index)) {
        const int middle = option.rect.top() + groupGap / 2;
        painter->setPen(hairline(option.palette));
        painter->drawLine(ground.left() + 10, middle, ground.right() - 10, middle);
        ground.setTop(ground.top() + groupGap);
    }
    painter->setPen(hasFocus(option, index) ? QPen(accent(option.palette), 2) : QPen(Qt::NoPen));
    painter->setBrush(selected ? selectedRow(option.palette)
                      : option.state.testFlag(QStyle::State_MouseOver)
                          ? QBrush(hoveredRow(option.palette))
                          : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(ground, 5, 5);

    const int number = index.data(SidebarModel::CountRole).toInt();
    const QString count = number > 0 ? QLocale().toString(number) : QString();
    const QRect box = ground.adjusted(10, 0, -10, 0);
    QFont font = option.font;
    painter->setFont(font);
    painter->setPen(faintText(option.palette));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, count);

    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(option.palette.text().color());
    const int width = box.width() - option.fontMetrics.horizontalAdvance(count) - 8;
    painter->drawText(
        box, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, width));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {0, option.fontMetrics.height() + 14 + (startsGroup(index) ? groupGap : 0)};
}

} // namespace broadsheet
