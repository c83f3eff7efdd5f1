// What the mouse does on the pages: selects words, follows links, zooms with Ctrl. GUI thread only.
#pragma once

#include "pages/PageTypes.h"
#include "pageview/PageHighlights.h"
#include "pageview/PageSelection.h"

#include <QObject>
#include <QPoint>

class QMouseEvent;
class QWheelEvent;

namespace broadsheet {

class PagesView;

class PagesMouse final : public QObject
{
    Q_OBJECT

public:
    explicit PagesMouse(PagesView &view); // its parent

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool press(const QMouseEvent &event);
    [[nodiscard]] bool move(const QMouseEvent &event);
    [[nodiscard]] bool release(const QMouseEvent &event);
    [[nodiscard]] bool selectWord(const QMouseEvent &event);
    [[nodiscard]] bool wheel(const QWheelEvent &event);
    void showCursor(QPoint place);
    // At a point of the viewport.
    [[nodiscard]] std::optional<PageSpot> spotAt(QPoint inView) const; // the nearest word
    [[nodiscard]] std::optional<PageLink> linkAt(QPoint inView) const;
    [[nodiscard]] std::optional<PageHighlight> highlightAt(QPoint inView) const;
    [[nodiscard]] bool isTextAt(QPoint inView) const;

    PagesView &m_view;
    QPoint m_pressed;
    bool m_isSelecting = false;
};

} // namespace broadsheet
