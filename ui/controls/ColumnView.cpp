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
    m_blocks.last().parts.append({widget, spaceAbove, overhang, false});
}

void ColumnView::insertBelow(const QWidget &above, QWidget *widget, int spaceAbove)
{
    for (Block &block : m_blocks)
        for (qsizetype at = 0; at < block.parts.size(); ++at)
            if (block.parts[at].widget == &above) {
                widget->setParent(this->widget());
                block.parts.insert(at + 1, {widget, spaceAbove, 0, block.parts[at].isBeside});
                return;
            }
}

void ColumnView::startBlock(double rightShare)
{
    m_blocks.append(Block{.rightShare = rightShare, .parts = {}});
}

void ColumnView::addBeside(QWidget *widget, int spaceAbove)
{
    widget->setParent(this->widget());
    m_blocks.last().parts.append({widget, spaceAbove, 0, true});
}

void ColumnView::setSideBySide(bool two)
{
    if (std::exchange(m_isSideBySide, two) != two)
        relayout();
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

int ColumnView::widthFor(int column) const
{
    return column + verticalScrollBar()->sizeHint().width() + 2 * margin;
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
    const bool isCentred = alignment().testFlag(Qt::AlignHCenter);
    const int left = isCentred ? std::max(margin, (viewport()->width() - width) / 2) : margin;
    int top = margin;
    for (const Block &block : std::as_const(m_blocks))
        top = place(block, {left, top, width, 0});
    return top + margin;
}

int ColumnView::place(const Block &block, QRect column)
{
    const bool isShared = m_isSideBySide && std::ranges::any_of(block.parts, [](const Part &part) {
                              return part.isBeside && !part.widget->isHidden();
                          });
    QRect left = column;
    QRect right;
    if (isShared) {
        left.setWidth(column.width() - gap - int((column.width() - gap) * block.rightShare));
        right = column.adjusted(left.width() + gap, 0, 0, 0);
    }
    int rightBottom = column.top();
    int bottom = column.top();
    for (const auto &[part, spaceAbove, overhang, isBeside] : block.parts) {
        if (part->isHidden())
            continue;
        const bool isRight = isShared && isBeside;
        const QRect &stack = isRight ? right : left;
        int &end = isRight ? rightBottom : bottom;
        const int space = end == margin ? 0 : spaceAbove; // not above the first
        const int width = stack.width() + 2 * overhang;
        const int height = heightAt(*part, width);
        part->setGeometry(stack.left() - overhang, end + space, width, height);
        end += space + height;
    }
    return std::max(bottom, rightBottom);
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

bool ColumnView::endsBelow(const QWidget &part) const
{
    return part.isVisible() &&
           part.geometry().bottom() > verticalScrollBar()->value() + viewport()->height();
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
