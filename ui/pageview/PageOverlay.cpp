#include "pageview/PageOverlay.h"

#include "pageview/PageContents.h"
#include "pageview/PagePaint.h"
#include "pageview/PagesView.h"

namespace broadsheet {

namespace {

// A highlight of another version, or of anybody's journal, can lie beside the page.
void paintHighlights(QPainter &painter, const PagesView &view, int page)
{
    const QRect paper = view.grid().page(page);
    for (const PageHighlight &one : view.highlights().on(page)) {
        QList<QRect> boxes;
        for (const QRectF &box : one.boxes)
            if (const QRect seen = view.grid().onPage(page, box) & paper; !seen.isEmpty())
                boxes.append(seen);
        paintHighlight(painter, boxes,
                       {.colour = highlightColour(one.colour, view.isDark()),
                        .isDark = view.isDark(),
                        .isCurrent = one.id == view.highlights().current(),
                        .hasNote = one.hasNote});
    }
}

} // namespace

void paintOverlay(QPainter &painter, const PagesView &view, int page)
{
    paintHighlights(painter, view, page);
    const QColor highlight = view.palette().color(QPalette::Highlight);
    const auto mark = [&](const QList<QRectF> &boxes, PageMark what) {
        for (const QRectF &box : boxes)
            paintMark(painter, view.grid().onPage(page, box), what, view.isDark(), highlight);
    };
    const PageHit *current = view.hits().current();
    const QList<PageHit> hits = view.hits().on(page);
    for (const PageHit &hit : hits)
        mark(hit.boxes, current && hit == *current ? PageMark::ShownHit : PageMark::Hit);
    const auto [first, last] = view.selection().on(page);
    if (first <= last)
        mark(lineBoxes(view.contents().words(page), first, last), PageMark::Selection);
    if (const QRectF frame = view.frame().boxes.value(0);
        page == view.frame().page && !frame.isEmpty())
        paintFrame(painter, view.grid().onPage(page, frame), highlight);
}

} // namespace broadsheet
