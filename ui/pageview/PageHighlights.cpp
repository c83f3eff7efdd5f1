#include "pageview/PageHighlights.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

PageHighlights::PageHighlights(const QList<PageHighlight> &highlights, QString current)
    : m_current(std::move(current))
{
    for (const PageHighlight &one : highlights)
        m_pages[one.page].append(one);
}

std::optional<PageHighlight> PageHighlights::at(int page, QPointF point) const
{
    const QList<PageHighlight> there = on(page);
    const auto found = std::find_if(there.rbegin(), there.rend(), [point](const auto &one) {
        return std::ranges::any_of(one.boxes,
                                   [point](const QRectF &box) { return box.contains(point); });
    });
    return found == there.rend() ? std::nullopt : std::optional(*found);
}

} // namespace broadsheet
