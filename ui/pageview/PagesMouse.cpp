#include "pageview/PagesMouse.h"

#include "pageview/PageContents.h"
#include "pageview/PagesView.h"
#include "papers/SafeText.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace broadsheet {

PagesMouse::PagesMouse(PagesView &view) : QObject(&view), m_view(view)
{
    view.viewport()->setMouseTracking(true);
    view.viewport()->installEventFilter(this);
}

bool PagesMouse::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        return selectWord(*static_cast<QMouseEvent *>(event));
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    default:
        return QObject::eventFilter(watched, event);
    }
}

std::optional<PageSpot> PagesMouse::spotAt(QPoint inView) const
{
    const int page = m_view.grid().pageAt(m_view.onGrid(inView));
    if (page < 0)
        return std::nullopt;
    const qsizetype word =
        wordAt(m_view.contents().words(page), m_view.grid().toPoints(page, m_view.onGrid(inView)));
    return word < 0 ? std::nullopt : std::optional(PageSpot{page, word});
}

std::optional<PageLink> PagesMouse::linkAt(QPoint inView) const
{
    const int page = m_view.grid().pageAt(m_view.onGrid(inView));
    if (page < 0)
        return std::nullopt;
    const QPointF point = m_view.grid().toPoints(page, m_view.onGrid(inView));
    const QList<PageLink> links = m_view.contents().links(page);
    const auto link = std::ranges::find_if(
        links, [point](const PageLink &one) { return one.box.contains(point); });
    return link == links.end() ? std::nullopt : std::optional(*link);
}

std::optional<PageHighlight> PagesMouse::highlightAt(QPoint inView) const
{
    const int page = m_view.grid().pageAt(m_view.onGrid(inView));
    if (page < 0)
        return std::nullopt;
    return m_view.highlights().at(page, m_view.grid().toPoints(page, m_view.onGrid(inView)));
}

bool PagesMouse::isTextAt(QPoint inView) const
{
    const int page = m_view.grid().pageAt(m_view.onGrid(inView));
    return page >= 0 && isOnWord(m_view.contents().words(page),
                                 m_view.grid().toPoints(page, m_view.onGrid(inView)));
}

bool PagesMouse::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_pressed = event.position().toPoint();
    m_isSelecting = false;
    const std::optional<PageSpot> spot = spotAt(m_pressed);
    const bool extends = event.modifiers() & Qt::ShiftModifier;
    m_view.select([&](PageSelection &selection) {
        if (extends && spot)
            selection.extend(*spot);
        else
            selection.clear();
    });
    return true;
}

bool PagesMouse::move(const QMouseEvent &event)
{
    const QPoint here = event.position().toPoint();
    if (!(event.buttons() & Qt::LeftButton)) {
        showCursor(here);
        return false;
    }
    if (!m_isSelecting && (here - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return true;
    const std::optional<PageSpot> start =
        std::exchange(m_isSelecting, true) ? std::nullopt : spotAt(m_pressed);
    if (here.y() < 0 || here.y() >= m_view.viewport()->height())
        m_view.scrollByLines(here.y() < 0 ? -1 : 1);
    const std::optional<PageSpot> spot = spotAt(here);
    m_view.select([&](PageSelection &selection) {
        if (start && selection.isEmpty())
            selection.start(*start);
        if (spot && !selection.isEmpty())
            selection.extend(*spot);
    });
    return true;
}

bool PagesMouse::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (std::exchange(m_isSelecting, false))
        return true;
    const QPoint here = event.position().toPoint();
    if (const std::optional<PageLink> link = linkAt(here))
        Q_EMIT m_view.linkChosen(*link);
    else if (const std::optional<PageHighlight> highlight = highlightAt(here);
             highlight && m_view.selection().isEmpty())
        Q_EMIT m_view.highlightChosen(highlight->id);
    return true;
}

bool PagesMouse::selectWord(const QMouseEvent &event)
{
    const std::optional<PageSpot> spot = spotAt(event.position().toPoint());
    if (!spot)
        return false;
    m_isSelecting = true;
    m_view.select([&spot](PageSelection &selection) { selection.start(*spot); });
    return true;
}

bool PagesMouse::wheel(const QWheelEvent &event)
{
    if (!(event.modifiers() & Qt::ControlModifier))
        return false;
    constexpr qreal perNotch = 1.15;
    constexpr qreal notch = 120;
    m_view.zoomAround(event.position().toPoint(),
                      std::pow(perNotch, event.angleDelta().y() / notch));
    return true;
}

void PagesMouse::showCursor(QPoint place)
{
    const std::optional<PageLink> link = linkAt(place);
    const Qt::CursorShape text = isTextAt(place) ? Qt::IBeamCursor : Qt::ArrowCursor;
    m_view.viewport()->setCursor(link || highlightAt(place) ? Qt::PointingHandCursor : text);
    m_view.viewport()->setToolTip(literalToolTip(link ? link->address : QString()));
}

} // namespace broadsheet
