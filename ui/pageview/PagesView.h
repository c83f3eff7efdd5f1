// The pages of a paper under each other: scrolling, zooming, selecting, links and what a search
// found. Pages that are not painted yet are empty paper. GUI thread only.
#pragma once

#include "pageview/PageHighlights.h"
#include "pageview/PageHits.h"
#include "pageview/PageSelection.h"
#include "pageview/PageZoom.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <functional>

namespace broadsheet {

class PageContents;
class PageImages;

class PagesView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    // Both must outlive this.
    PagesView(PageImages &images, PageContents &contents, QWidget *parent = nullptr);

    void setPages(const QList<QSizeF> &sizes); // of another document; empty: none
    [[nodiscard]] int pages() const { return m_grid.pages(); }
    [[nodiscard]] const PageGrid &grid() const { return m_grid; }
    [[nodiscard]] PageContents &contents() const { return m_contents; }

    [[nodiscard]] PagePlace place() const; // at the upper edge
    void goTo(const PagePlace &place);
    [[nodiscard]] int page() const; // which the user reads: the one in the middle
    void scrollByLines(int lines);
    void scrollByPages(int pages); // of the view; or to the next page where pages fit

    [[nodiscard]] const PageZoom &zoom() const { return m_zoom; }
    void setFit(PageFit fit);
    void zoomBy(qreal factor);                   // around the middle
    void zoomAround(QPoint point, qreal factor); // of the viewport, which stays where it is
    [[nodiscard]] int percent() const { return m_zoom.percent(logicalDpiX()); }
    void setInPairs(bool pairs);
    [[nodiscard]] bool isDark() const { return m_isDark; }
    void setDark(bool dark);

    [[nodiscard]] PageHits &hits() { return m_hits; }
    [[nodiscard]] const PageHits &hits() const { return m_hits; }
    void showHits(); // after a change of them; the shown one comes into sight

    [[nodiscard]] const PageHit &frame() const { return m_frame; }
    void showFrame(int page, const QRectF &points); // around a link; empty: none
    [[nodiscard]] const PageHighlights &highlights() const { return m_highlights; }
    void setHighlights(const PageHighlights &highlights);
    void showBox(int page, const QRectF &points); // if it is out of sight

    [[nodiscard]] const PageSelection &selection() const { return m_selection; }
    void select(const std::function<void(PageSelection &)> &change); // and comes into sight

    [[nodiscard]] QPoint onGrid(QPoint inView) const { return inView + offset(); }

Q_SIGNALS:
    void moved();    // another place, another page or another size
    void selected(); // something else, or nothing
    void linkChosen(const broadsheet::PageLink &link);
    void highlightChosen(const QString &id); // by a click

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // ReaderView has the keys

private:
    [[nodiscard]] QPoint offset() const;
    void arrange();
    void fitBars();
    void askLater();
    void ask();
    void updatePage(int page);

    PageImages &m_images;
    PageContents &m_contents;
    QList<QSizeF> m_sizes;
    PageGrid m_grid;
    PageZoom m_zoom;
    bool m_isDark = false;
    bool m_isArranging = false;
    PageHits m_hits;
    PageSelection m_selection;
    PageHit m_frame;
    PageHighlights m_highlights;
    QTimer m_ask;
};

} // namespace broadsheet
