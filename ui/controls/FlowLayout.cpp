#include "controls/FlowLayout.h"

#include <QWidget>

#include <algorithm>

namespace broadsheet {

FlowLayout::FlowLayout(QWidget *parent, int spacing) : QLayout(parent)
{
    setContentsMargins({});
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool move) const
{
    int left = 0;
    int top = 0;
    int lineHeight = 0;
    QList<std::pair<QLayoutItem *, QRect>> line; // not yet centred vertically
    const auto endLine = [&] {
        for (const auto &[item, place] : std::as_const(line))
            if (move)
                item->setGeometry(place.translated(rect.topLeft() +
                                                   QPoint(0, (lineHeight - place.height()) / 2)));
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty()) // its widget is hidden
            continue;
        const QSize size = item->sizeHint().boundedTo({rect.width(), QWIDGETSIZE_MAX});
        if (left > 0 && left + size.width() > rect.width()) {
            endLine();
            left = 0;
            top += lineHeight + spacing();
            lineHeight = 0;
        }
        line.append({item.get(), QRect(QPoint(left, top), size)});
        left += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return top + lineHeight;
}

} // namespace broadsheet
