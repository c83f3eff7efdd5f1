// The pixels of pages: asks the document for what is in sight and next, and keeps what it got.
// While a page is not there at the scale that is wanted, it is there at another one, or not at all.
// GUI thread only.
#pragma once

#include "pages/PageTypes.h"

#include <QCache>
#include <QObject>

namespace broadsheet {

class PageDocument;

class PageImages final : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        int page;
        QSizeF size;   // in points
        QRect visible; // pixels of the device on the page; empty: it is not in sight
    };
    struct Tile
    {
        QRect place; // pixels of the device on the page
        QImage image;
    };

    // What a page is wished for: of a grid that shows `seen` of itself. `ratio`: pixels of the
    // device for a logical one.
    [[nodiscard]] static Wish wishFor(int page, QSizeF size, const QRect &place, const QRect &seen,
                                      qreal ratio);

    // Must outlive this object.
    explicit PageImages(PageDocument &document, QObject *parent = nullptr);

    void clear();
    void setDark(bool dark); // forgets what it has
    // The most important first. `scale`: pixels of the device for a point.
    void want(const QList<Wish> &wishes, qreal scale);

    [[nodiscard]] QImage whole(int page) const;      // at whatever scale; null: not there yet
    [[nodiscard]] QList<Tile> tiles(int page) const; // of the scale that is wanted
    [[nodiscard]] bool hasFailed(int page) const { return m_failed.contains(page); }

Q_SIGNALS:
    void changed(int page);

private:
    struct Shot
    {
        PageView view;
        QImage image;
    };

    void take(const PageView &view, const QImage &image);
    void wantTiles(const Wish &wish, QList<PageView> &views);

    PageDocument &m_document;
    QCache<int, Shot> m_wholes;
    QList<Shot> m_tiles;
    QList<int> m_failed;
    QList<PageView> m_wanted;
    qreal m_scale = 1;
    bool m_isDark = false;
};

} // namespace broadsheet
