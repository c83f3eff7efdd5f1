#include "pageview/PageGrid.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

constexpr int margin = 12; // around and between the pages

} // namespace

PageGrid::PageGrid(const QList<QSizeF> &sizes, qreal scale, bool inPairs, int width)
    : m_scale(scale)
{
    const qsizetype perRow = inPairs ? 2 : 1;
    QList<QSize> rows;
    for (qsizetype first = 0; first < sizes.size(); first += perRow) {
        QSize row(0, 0);
        for (qsizetype page = first; page < std::min(first + perRow, sizes.size()); ++page) {
            const QSize size = (sizes.at(page) * scale).toSize();
            row = {row.width() + size.width() + (page > first ? margin : 0),
                   std::max(row.height(), size.height())};
        }
        rows.append(row);
    }
    int widest = 0;
    for (const QSize row : std::as_const(rows))
        widest = std::max(widest, row.width());
    const int whole = std::max(width, widest + 2 * margin);
    constexpr qint64 farthest = 1 << 30; // a hostile file can have endless pages
    int top = margin;
    for (qsizetype page = 0; page < sizes.size(); ++page) {
        const QSize row = rows.at(page / perRow);
        const QSize size = (sizes.at(page) * scale).toSize();
        const bool isSecond = page % perRow == 1;
        const int left =
            isSecond ? m_pages.constLast().right() + 1 + margin : (whole - row.width()) / 2;
        m_pages.append(QRect(QPoint(left, top), size));
        if (page % perRow == perRow - 1)
            top = int(std::min(qint64(top) + row.height() + margin, farthest));
    }
    if (sizes.size() % perRow != 0)
        top = int(std::min(qint64(top) + rows.constLast().height() + margin, farthest));
    m_size = {whole, top};
}

int PageGrid::pageAt(QPoint point) const
{
    int nearest = -1;
    int least = 0;
    const auto [first, last] = between(point.y() - margin, point.y() + margin);
    for (int page = first; page <= last; ++page) {
        const QRect place = m_pages.at(page);
        const QPoint inside(std::clamp(point.x(), place.left(), place.right()),
                            std::clamp(point.y(), place.top(), place.bottom()));
        const int distance = (point - inside).manhattanLength();
        if (nearest < 0 || distance < least) {
            nearest = page;
            least = distance;
        }
    }
    if (nearest >= 0 || m_pages.isEmpty())
        return nearest;
    return point.y() < m_pages.constFirst().top() ? 0 : pages() - 1;
}

int PageGrid::pageIn(const QRect &view) const
{
    const int page = pageAt(view.center());
    if (page <= 0)
        return page;
    const QRect before = m_pages.at(page - 1);
    const bool isBeside = before.top() == m_pages.at(page).top();
    return isBeside && before.right() >= view.left() ? page - 1 : page;
}

std::pair<int, int> PageGrid::between(int top, int bottom) const
{
    // Two pages of a row may have other heights, but rows follow each other.
    const auto first = std::partition_point(
        m_pages.begin(), m_pages.end(), [top](const QRect &page) { return page.bottom() < top; });
    const auto end = std::partition_point(
        first, m_pages.end(), [bottom](const QRect &page) { return page.top() <= bottom; });
    return {int(first - m_pages.begin()), int(end - m_pages.begin()) - 1};
}

PagePlace PageGrid::placeAt(int top) const
{
    const int page = between(top, top).first;
    if (page >= pages())
        return {};
    const QRect rect = m_pages.at(page);
    return {.page = page, .down = std::max(0.0, qreal(top - rect.top()) / rect.height())};
}

// A page begins with its margin.
int PageGrid::topOf(const PagePlace &place) const
{
    if (m_pages.isEmpty())
        return 0;
    const QRect rect = m_pages.at(std::clamp(place.page, 0, pages() - 1));
    const int down = int(std::lround(std::clamp(place.down, 0.0, 1.0) * rect.height()));
    return rect.top() + (down == 0 ? -margin : down);
}

QRect PageGrid::onPage(int page, const QRectF &points) const
{
    const QRectF scaled(points.topLeft() * m_scale, points.size() * m_scale);
    return scaled.toAlignedRect().translated(this->page(page).topLeft());
}

QPointF PageGrid::toPoints(int page, QPoint point) const
{
    return QPointF(point - this->page(page).topLeft()) / m_scale;
}

qreal fitScale(const QList<QSizeF> &sizes, bool inPairs, QSize view, PageFit fit)
{
    qreal widest = 1;
    qreal highest = 1;
    for (qsizetype page = 0; page < sizes.size(); ++page) {
        const bool hasNext = inPairs && page % 2 == 0 && page + 1 < sizes.size();
        widest =
            std::max(widest, sizes.at(page).width() + (hasNext ? sizes.at(page + 1).width() : 0));
        highest = std::max(highest, sizes.at(page).height());
    }
    const qreal across = (view.width() - (inPairs ? 3 : 2) * margin) / widest;
    const qreal down = (view.height() - 2 * margin) / highest;
    return fit == PageFit::Page ? std::min(across, down) : across;
}

} // namespace broadsheet
