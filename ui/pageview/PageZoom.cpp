#include "pageview/PageZoom.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

constexpr qreal leastScale = 0.1;
constexpr qreal mostScale = 12;

} // namespace

int PageZoom::percent(int dotsPerInch) const
{
    constexpr qreal pointsOfInch = 72;
    return int(std::lround(m_scale * pointsOfInch / dotsPerInch * 100));
}

void PageZoom::zoom(qreal factor)
{
    m_fit = PageFit::None;
    m_scale = std::clamp(m_scale * factor, leastScale, mostScale);
}

PageGrid PageZoom::grid(const QList<QSizeF> &sizes, QSize view)
{
    if (m_fit != PageFit::None && !sizes.isEmpty())
        m_scale = std::clamp(fitScale(sizes, m_isInPairs, view, m_fit), leastScale, mostScale);
    return {sizes, m_scale, m_isInPairs, view.width()};
}

} // namespace broadsheet
