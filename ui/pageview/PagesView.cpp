#include "pageview/PagesView.h"

#include "pageview/PageContents.h"
#include "pageview/PageImages.h"
#include "pageview/PageOverlay.h"
#include "pageview/PagePaint.h"
#include "pageview/PagesAccessible.h"
#include "pageview/PagesMouse.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto zoomQuiet = 80ms; // pages are painted anew when the user has stopped zooming
constexpr int linePixels = 48;
// Scales are compared, so they are taken in steps.
constexpr qreal scaleSteps = 1024;

qreal stepped(qreal scale)
{
    return std::round(scale * scaleSteps) / scaleSteps;
}

} // namespace

PagesView::PagesView(PageImages &images, PageContents &contents, QWidget *parent)
    : QAbstractScrollArea(parent), m_images(images), m_contents(contents), m_selection(contents)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    new PagesMouse(*this);
    verticalScrollBar()->setSingleStep(linePixels);
    horizontalScrollBar()->setSingleStep(linePixels);
    m_ask.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &PagesView::ask);
    connect(&images, &PageImages::changed, this, &PagesView::updatePage);
    connect(&contents, &PageContents::changed, this, &PagesView::updatePage);
    new PagesAnnouncer(*this);
}

void PagesView::setPages(const QList<QSizeF> &sizes)
{
    m_sizes = sizes;
    m_images.clear();
    m_contents.clear();
    m_selection.clear();
    m_hits.clear();
    m_highlights = {};
    arrange();
    verticalScrollBar()->setValue(0);
    Q_EMIT moved();
}

QPoint PagesView::offset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

PagePlace PagesView::place() const
{
    return m_grid.placeAt(verticalScrollBar()->value());
}

void PagesView::goTo(const PagePlace &place)
{
    verticalScrollBar()->setValue(m_grid.topOf(place));
}

int PagesView::page() const
{
    return std::max(0, m_grid.pageIn(QRect(onGrid({0, 0}), viewport()->size())));
}

void PagesView::scrollByLines(int lines)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + lines * linePixels);
}

void PagesView::scrollByPages(int pages)
{
    const int kept = std::min(linePixels, viewport()->height() / 4);
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  pages * (viewport()->height() - kept));
}

void PagesView::setFit(PageFit fit)
{
    m_zoom.setFit(fit);
    arrange();
    Q_EMIT moved();
}

void PagesView::zoomBy(qreal factor)
{
    zoomAround(viewport()->rect().center(), factor);
}

void PagesView::zoomAround(QPoint inView, qreal factor)
{
    const int page = m_grid.pageAt(onGrid(inView));
    if (page < 0)
        return;
    const QPointF point = m_grid.toPoints(page, onGrid(inView));
    m_zoom.zoom(factor);
    arrange();
    const QPoint now = m_grid.page(page).topLeft() + (point * m_grid.scale()).toPoint() - inView;
    horizontalScrollBar()->setValue(now.x());
    verticalScrollBar()->setValue(now.y());
    m_ask.start(zoomQuiet);
    Q_EMIT moved();
}

void PagesView::setInPairs(bool pairs)
{
    m_zoom.setInPairs(pairs);
    arrange();
    Q_EMIT moved();
}

void PagesView::setDark(bool dark)
{
    m_isDark = dark;
    m_images.setDark(dark);
    askLater();
    viewport()->update();
}

// Keeps the place. A bar that appears makes the view narrower, which arranges once more.
void PagesView::arrange()
{
    if (m_isArranging)
        return;
    m_isArranging = true;
    const PagePlace here = place();
    // As if the vertical bar were there: otherwise it would come and go.
    QSize view = maximumViewportSize();
    view.rwidth() -= verticalScrollBar()->sizeHint().width();
    m_grid = m_zoom.grid(m_sizes, view);
    fitBars();
    goTo(here);
    m_isArranging = false;
    askLater();
    viewport()->update();
}

void PagesView::fitBars()
{
    const QSize view = viewport()->size();
    const QSize whole = m_grid.size();
    verticalScrollBar()->setRange(0, std::max(0, whole.height() - view.height()));
    verticalScrollBar()->setPageStep(view.height());
    horizontalScrollBar()->setRange(0, std::max(0, whole.width() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
}

void PagesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
    Q_EMIT moved();
}

void PagesView::scrollContentsBy(int dx, int dy)
{
    if (!m_isArranging) {
        viewport()->scroll(dx, dy);
        askLater();
        Q_EMIT moved();
    }
}

// --- what is needed

void PagesView::askLater()
{
    if (!m_ask.isActive())
        m_ask.start(0ms);
}

void PagesView::ask()
{
    if (!isVisible() || m_grid.pages() == 0)
        return;
    const QRect seen(offset(), viewport()->size());
    const auto [first, last] = m_grid.between(seen.top(), seen.bottom());
    const qreal ratio = devicePixelRatioF();
    QList<PageImages::Wish> wishes;
    const auto wish = [&](int page) {
        if (page >= 0 && page < m_grid.pages())
            wishes.append(
                PageImages::wishFor(page, m_sizes.at(page), m_grid.page(page), seen, ratio));
    };
    for (int page = first; page <= last + 2; ++page)
        wish(page);
    wish(first - 1);
    m_images.want(wishes, stepped(m_zoom.scale() * ratio));
    for (int page = first; page <= last; ++page)
        m_contents.ask(page);
}

void PagesView::updatePage(int page)
{
    viewport()->update(m_grid.page(page).translated(-offset()));
}

// --- painting

void PagesView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QColor around = m_isDark ? QColor(0x12, 0x12, 0x12) : palette().color(QPalette::Mid);
    painter.fillRect(event->rect(), around);
    painter.translate(-offset());
    const QRect wanted = event->rect().translated(offset());
    const auto [first, last] = m_grid.between(wanted.top(), wanted.bottom());
    for (int page = first; page <= last; ++page) {
        paintPage(painter, {.place = m_grid.page(page),
                            .ratio = devicePixelRatioF(),
                            .isDark = m_isDark,
                            .whole = m_images.whole(page),
                            .tiles = m_images.tiles(page),
                            .hasFailed = m_images.hasFailed(page)});
        paintOverlay(painter, *this, page);
    }
}

void PagesView::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
}

void PagesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

// --- what is selected and found

void PagesView::select(const std::function<void(PageSelection &)> &change)
{
    change(m_selection);
    viewport()->update();
    Q_EMIT selected();
    const std::optional<PageSpot> end = m_selection.end();
    if (!end)
        return;
    const PageWords words = m_contents.words(end->page);
    if (end->word < words.size())
        showBox(end->page, words.at(end->word).box);
}

void PagesView::showFrame(int page, const QRectF &points)
{
    m_frame = {.page = page, .boxes = {points}};
    viewport()->update();
    if (!points.isEmpty())
        showBox(page, points);
}

void PagesView::setHighlights(const PageHighlights &highlights)
{
    m_highlights = highlights;
    viewport()->update();
    QAccessibleEvent changed(this, QAccessible::TextAttributeChanged);
    QAccessible::updateAccessibility(&changed);
}

void PagesView::showHits()
{
    viewport()->update();
    if (const PageHit *hit = m_hits.current(); hit && !hit->boxes.isEmpty())
        showBox(hit->page, hit->boxes.constFirst());
}

// Only as far as it is out of sight: then into the upper third.
void PagesView::showBox(int page, const QRectF &points)
{
    const QRect box = m_grid.onPage(page, points);
    const QRect seen(offset(), viewport()->size());
    if (box.top() < seen.top() || box.bottom() > seen.bottom())
        verticalScrollBar()->setValue(box.center().y() - seen.height() / 3);
    if (box.left() < seen.left() || box.right() > seen.right())
        horizontalScrollBar()->setValue(box.center().x() - seen.width() / 2);
}

} // namespace broadsheet
