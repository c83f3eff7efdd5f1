// How large the pages are shown, and how many beside each other. A value.
#pragma once

#include "pageview/PageGrid.h"

namespace broadsheet {

class PageZoom final
{
public:
    [[nodiscard]] PageFit fit() const { return m_fit; }
    [[nodiscard]] bool isInPairs() const { return m_isInPairs; }
    [[nodiscard]] qreal scale() const { return m_scale; } // logical pixels for a point
    [[nodiscard]] int percent(int dotsPerInch) const;     // of the size on paper

    void setFit(PageFit fit) { m_fit = fit; }
    void setInPairs(bool pairs) { m_isInPairs = pairs; }
    void zoom(qreal factor); // from where it is; the pages no longer fit

    // The grid in a view of this size; the scale follows from it where the pages fit.
    [[nodiscard]] PageGrid grid(const QList<QSizeF> &sizes, QSize view);

private:
    PageFit m_fit = PageFit::Width;
    qreal m_scale = 1;
    bool m_isInPairs = false;
};

} // namespace broadsheet
