#include "controls/ColumnView.h"

#include <QEvent>
#include <QFontMetrics>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int margin = 16;

int heightAt(const QWidget &widget, int width)
{
    const int height =
        widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
    return std::max(height, widget.minimumHeight());
}

} // namespace

ColumnView::ColumnView(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->installEventFilter(this);
    setWidget(content);
    viewport()->setBackgroundRole(QPalette::Base);
}

void ColumnView::addWidget(QWidget *widget, int spaceAbove, int overhang)
{
    widget->setParent(this->widget());
    m_parts.append({widget, spaceAbove, overhang});
}

void ColumnView::setMaximumColumnWidth(int width)
{
    m_maximumWidth = width;
    relayout();
}

int ColumnView::columnWidth() const
{
    // Always keeps room for the scroll bar, so that the text does not reflow when it appears.
    const int bar = verticalScrollBar()->sizeHint().width();
    return std::clamp(width() - bar - 2 * margin, 1, m_maximumWidth);
}

void ColumnView::relayout()
{
    if (std::exchange(m_placing, true))
        return;
    const int width = columnWidth();
    const int height = place(width);
    widget()->resize(viewport()->width(), std::max(height, viewport()->height()));
    m_placing = false;
    if (std::exchange(m_lastWidth, width) != width)
        Q_EMIT columnWidthChanged(width);
}

int ColumnView::place(int width)
{
    int top = margin;
    for (const auto &[part, spaceAbove, overhang] : std::as_const(m_parts)) {
        if (part->isHidden())
            continue;
        top += top == margin ? 0 : spaceAbove; // not above the first
        const int partWidth = width + 2 * overhang;
        const int height = heightAt(*part, partWidth);
        part->setGeometry(margin - overhang, top, partWidth, height);
        top += height;
    }
    return top + margin;
}

bool ColumnView::pageDown()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() >= bar->maximum())
        return false;
    bar->setValue(bar->value() + viewport()->height() - 2 * fontMetrics().lineSpacing());
    return true;
}

void ColumnView::scrollToTop()
{
    verticalScrollBar()->setValue(0);
}

void ColumnView::scrollToTopOf(const QWidget &part)
{
    verticalScrollBar()->setValue(part.y() - fontMetrics().lineSpacing());
}

bool ColumnView::isBelow(const QWidget &part) const
{
    const int bottom = verticalScrollBar()->value() + viewport()->height();
    return part.y() + fontMetrics().lineSpacing() > bottom;
}

bool ColumnView::isInSight(const QWidget &part, const QRect &place) const
{
    const QRect inColumn = place.translated(part.mapTo(widget(), QPoint(0, 0)));
    const int top = verticalScrollBar()->value();
    return inColumn.top() >= top && inColumn.bottom() <= top + viewport()->height();
}

void ColumnView::scrollTo(const QWidget &part, const QRect &place)
{
    const QPoint middle = part.mapTo(widget(), place.center());
    ensureVisible(middle.x(), middle.y(), 0, viewport()->height() / 4);
}

bool ColumnView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        relayout();
    return QScrollArea::eventFilter(watched, event);
}

void ColumnView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    relayout();
}

} // namespace broadsheet
