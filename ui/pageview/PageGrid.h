// Where the pages of a paper lie: under each other, or two in a row. Points are those of the PDF
// (1/72 inch), everything else is in logical pixels of the screen from the upper left corner of the
// first page's margin. Pure functions.
#pragma once

#include <QList>
#include <QPoint>
#include <QRect>
#include <QSizeF>

#include <utility>

namespace broadsheet {

enum class PageFit { Width, Page, None };

// A place in a paper: a page, and how far down on it, from 0 to 1.
struct PagePlace
{
    int page = 0;
    qreal down = 0;

    bool operator==(const PagePlace &) const = default;
};

class PageGrid final
{
public:
    PageGrid() = default;
    // `scale`: pixels for a point. `width`: of the view, in which the rows are centred.
    PageGrid(const QList<QSizeF> &sizes, qreal scale, bool inPairs, int width);

    [[nodiscard]] int pages() const { return int(m_pages.size()); }
    [[nodiscard]] qreal scale() const { return m_scale; }
    [[nodiscard]] QRect page(int page) const { return m_pages.value(page); }
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] int pageAt(QPoint point) const; // the nearest one; -1: there is none
    // The page in the middle of a view: of two in a row the first that is seen. -1: there is none.
    [[nodiscard]] int pageIn(const QRect &view) const;
    // The first and the last page between two heights; the first is larger if there is none.
    [[nodiscard]] std::pair<int, int> between(int top, int bottom) const;

    [[nodiscard]] PagePlace placeAt(int top) const;
    [[nodiscard]] int topOf(const PagePlace &place) const; // the nearest place that there is

    [[nodiscard]] QRect onPage(int page, const QRectF &points) const;
    [[nodiscard]] QPointF toPoints(int page, QPoint point) const;

private:
    QList<QRect> m_pages;
    QSize m_size;
    qreal m_scale = 1;
};

// The scale at which the pages fit the view. `fit` is not None.
[[nodiscard]] qreal fitScale(const QList<QSizeF> &sizes, bool inPairs, QSize view, PageFit fit);

} // namespace broadsheet
