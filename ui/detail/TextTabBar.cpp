#include "detail/TextTabBar.h"

#include "delegates/Colours.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionTab>

namespace broadsheet {

namespace {

constexpr int sidePadding = 8;
constexpr int lineHeight = 3; // of the underline

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TextTabBar::TextTabBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
}

// As if it were the current one, so that nothing moves when it becomes that.
QSize TextTabBar::tabSizeHint(int index) const
{
    const QFontMetrics metrics(strong(font()));
    const QSize text = metrics.size(Qt::TextShowMnemonic, tabText(index));
    return {text.width() + 2 * sidePadding, text.height() + 10 + lineHeight};
}

void TextTabBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    for (int tab = 0; tab < count(); ++tab) {
        const bool isCurrent = tab == currentIndex();
        const QRect box = tabRect(tab);
        if (box.contains(mapFromGlobal(QCursor::pos())) && !isCurrent)
            painter.fillRect(box, hoveredRow(palette()));
        painter.setFont(isCurrent ? strong(font()) : font());
        painter.setPen(isCurrent ? palette().color(QPalette::Text) : faintText(palette()));
        painter.drawText(box.adjusted(0, 0, 0, -lineHeight), Qt::AlignCenter | Qt::TextShowMnemonic,
                         tabText(tab));
        if (!isCurrent)
            continue;
        painter.fillRect(
            QRect(box.left() + 2, box.bottom() - lineHeight + 1, box.width() - 4, lineHeight),
            accent(palette()));
        if (hasFocus()) {
            painter.setPen(QPen(accent(palette()), 1.5));
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1));
        }
    }
}

} // namespace broadsheet
