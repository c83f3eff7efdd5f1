// Decoded pictures in memory, each in the few sizes it is shown in. Above a limit of bytes the
// least recently used picture is dropped. One thread.
#pragma once

#include <QCache>
#include <QImage>
#include <QList>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <optional>

namespace broadsheet {

class MemoryCache
{
public:
    explicit MemoryCache(qint64 bytes) : m_pictures(bytes) {}

    [[nodiscard]] std::optional<QImage> exact(const QUrl &url, QSize box) const
    {
        if (const QList<Sized> *sizes = m_pictures.object(url))
            for (const Sized &sized : *sizes)
                if (sized.box == box)
                    return sized.image;
        return std::nullopt;
    }

    // The size that was inserted last.
    [[nodiscard]] std::optional<QImage> any(const QUrl &url) const
    {
        const QList<Sized> *sizes = m_pictures.object(url);
        return sizes ? std::optional(sizes->last().image) : std::nullopt;
    }

    void insert(const QUrl &url, QSize box, const QImage &image)
    {
        constexpr qsizetype maxSizes = 4; // rows in both densities, detail pane, a previous size
        const std::unique_ptr<QList<Sized>> old(m_pictures.take(url));
        QList<Sized> sizes = old ? *old : QList<Sized>();
        sizes.removeIf([box](const Sized &sized) { return sized.box == box; });
        if (sizes.size() == maxSizes)
            sizes.removeFirst();
        sizes.append({box, image});
        qsizetype cost = 0;
        for (const Sized &sized : sizes)
            cost += sized.image.sizeInBytes();
        // QCache drops an object at once that exceeds the limit by itself. The picture would then
        // be decoded again at every request.
        m_pictures.insert(url, new QList<Sized>(sizes), std::min(cost, m_pictures.maxCost()));
    }

    void remove(const QUrl &url) { m_pictures.remove(url); }

private:
    struct Sized
    {
        QSize box;
        QImage image;
    };
    QCache<QUrl, QList<Sized>> m_pictures;
};

} // namespace broadsheet
