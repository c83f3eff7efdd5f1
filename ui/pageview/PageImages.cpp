#include "pageview/PageImages.h"

#include "pages/PageDocument.h"
#include "pageview/DarkPage.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

constexpr int maxWholeKibibytes = 96 * 1024;
constexpr int tileSide = 1024;
constexpr int keptTiles = 24;
constexpr qreal tiledPixels = 8'000'000; // larger pages come in tiles
constexpr qreal basePixels = 1'500'000;  // of a page under its tiles

} // namespace

PageImages::PageImages(PageDocument &document, QObject *parent)
    : QObject(parent), m_document(document), m_wholes(maxWholeKibibytes)
{
    connect(&document, &PageDocument::rendered, this, &PageImages::take);
    connect(&document, &PageDocument::pageFailed, this, [this](int page) {
        const bool isWanted = std::ranges::any_of(
            m_wanted, [page](const PageView &view) { return view.page == page; });
        if (!isWanted || m_wholes.contains(page) || m_failed.contains(page))
            return;
        m_failed.append(page);
        Q_EMIT changed(page);
    });
}

PageImages::Wish PageImages::wishFor(int page, QSizeF size, const QRect &place, const QRect &seen,
                                     qreal ratio)
{
    const QRect visible = (place & seen).translated(-place.topLeft());
    const QRectF pixels(QPointF(visible.topLeft()) * ratio, QSizeF(visible.size()) * ratio);
    return {.page = page,
            .size = size,
            .visible = visible.isEmpty() ? QRect() : pixels.toAlignedRect()};
}

void PageImages::clear()
{
    m_wholes.clear();
    m_tiles.clear();
    m_failed.clear();
    m_wanted.clear();
}

void PageImages::setDark(bool dark)
{
    m_isDark = dark;
    m_wholes.clear();
    m_tiles.clear();
}

void PageImages::want(const QList<Wish> &wishes, qreal scale)
{
    if (!m_document.isOpen())
        return;
    m_scale = scale;
    QList<PageView> views;
    qint64 kibibytes = 0;
    for (const Wish &wish : wishes) {
        if (m_failed.contains(wish.page))
            continue;
        PageView view{.page = wish.page, .scale = scale};
        const QSizeF pixels = wish.size * scale;
        const bool isTiled = pixels.width() * pixels.height() > tiledPixels;
        if (isTiled)
            view.scale = std::sqrt(basePixels / (wish.size.width() * wish.size.height()));
        const QSize area = pixelsOf(view, wish.size).size();
        kibibytes += qint64(4) * area.width() * area.height() / 1024 + 1;
        if (wish.visible.isEmpty() && kibibytes > maxWholeKibibytes)
            continue; // it would push out what is in sight
        const Shot *there = m_wholes.object(wish.page);
        if (!there || there->view != view)
            views.append(view);
        if (isTiled && !wish.visible.isEmpty())
            wantTiles(wish, views);
    }
    m_tiles.removeIf([scale](const Shot &tile) { return tile.view.scale != scale; });
    m_wanted = views;
    m_document.want(views);
}

void PageImages::wantTiles(const Wish &wish, QList<PageView> &views)
{
    const PageView whole{.page = wish.page, .scale = m_scale};
    const QRect page = pixelsOf(whole, wish.size);
    const QRect visible = wish.visible & page;
    for (int y = visible.top() / tileSide; y <= visible.bottom() / tileSide; ++y)
        for (int x = visible.left() / tileSide; x <= visible.right() / tileSide; ++x) {
            const QRect clip = QRect(x * tileSide, y * tileSide, tileSide, tileSide) & page;
            const PageView view{.page = wish.page, .scale = m_scale, .clip = clip};
            const auto there = std::ranges::find(m_tiles, view, &Shot::view);
            if (there == m_tiles.end())
                views.append(view);
            else // those that were not seen for longest go first
                m_tiles.append(m_tiles.takeAt(there - m_tiles.begin()));
        }
}

void PageImages::take(const PageView &view, const QImage &image)
{
    const QImage shown = m_isDark ? darkened(image) : image;
    if (view.clip.isEmpty()) {
        const auto kibibytes = int(shown.sizeInBytes() / 1024) + 1;
        m_wholes.insert(view.page, new Shot{view, shown}, kibibytes);
    } else {
        m_tiles.append({view, shown});
        if (m_tiles.size() > keptTiles)
            m_tiles.removeFirst();
    }
    Q_EMIT changed(view.page);
}

QImage PageImages::whole(int page) const
{
    const Shot *shot = m_wholes.object(page);
    return shot ? shot->image : QImage();
}

QList<PageImages::Tile> PageImages::tiles(int page) const
{
    QList<Tile> tiles;
    for (const Shot &shot : m_tiles)
        if (shot.view.page == page && shot.view.scale == m_scale)
            tiles.append({shot.view.clip, shot.image});
    return tiles;
}

} // namespace broadsheet
