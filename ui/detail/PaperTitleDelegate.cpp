#include "detail/PaperTitleDelegate.h"

#include "delegates/Colours.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>

namespace broadsheet {

namespace {

constexpr int textFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

bool isHeading(const QModelIndex &index)
{
    return index.data(PaperTitleDelegate::IdRole).isNull();
}

bool isUnread(const QModelIndex &index)
{
    return index.data(PaperTitleDelegate::UnreadRole).toBool();
}

QRect textRect(const QRect &rect, const QModelIndex &index)
{
    return isHeading(index) ? rect.adjusted(6, 12, -6, 0) : rect.adjusted(20, 5, -6, 0);
}

QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    if (isHeading(index))
        font.setWeight(QFont::DemiBold);
    else if (isUnread(index))
        font.setBold(true);
    return font;
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isHeading(index) || (!focused && !hovered))
        return;
    painter->setPen(focused ? QPen(accent(option.palette), 1.5) : QPen(Qt::NoPen));
    painter->setBrush(focused ? selectedRow(option.palette) : hoveredRow(option.palette));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace

QSize PaperTitleDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    // As if there were a scroll bar: when it appears, the rows are high enough already.
    const int width = view ? view->width() - view->verticalScrollBar()->sizeHint().width() : 320;
    const QRect room = textRect({0, 0, width, 10'000}, index);
    const QRect text =
        QFontMetrics(fontOf(option, index)).boundingRect(room, textFlags, index.data().toString());
    return {width, text.height() + (isHeading(index) ? 16 : 10)};
}

void PaperTitleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPalette palette = option.palette;
    palette.setCurrentColorGroup(QPalette::Active); // headings are disabled, but must be readable
    paintGround(painter, option, index);
    painter->setFont(fontOf(option, index));
    painter->setPen(isHeading(index) ? faintText(palette) : palette.color(QPalette::Text));
    painter->drawText(textRect(option.rect, index), textFlags, index.data().toString());
    if (isUnread(index)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent(palette));
        painter->drawEllipse(QPointF(option.rect.left() + 9,
                                     option.rect.top() + 5 + option.fontMetrics.height() / 2.0),
                             3, 3);
    }
    painter->restore();
}

} // namespace broadsheet
