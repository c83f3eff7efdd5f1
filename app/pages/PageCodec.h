// Requests and answers as the contents of frames, see PageFrames.h. Reading gives nothing when the
// content is not exactly what it should be: wrong numbers, more than the limits, bytes left over.
// Texts come without control characters. Pure functions.
#pragma once

#include "pages/PageTypes.h"

#include <optional>

namespace broadsheet {

// Which pixels of a page to paint: the memory has exactly this many.
struct RenderRequest
{
    int page = 0;
    qreal scale = 1;
    QRect clip; // never empty, inside the page at that scale

    bool operator==(const RenderRequest &) const = default;
};

struct FindRequest
{
    int page = 0;
    QString text;

    bool operator==(const FindRequest &) const = default;
};

[[nodiscard]] QByteArray contentOf(const RenderRequest &request);
[[nodiscard]] QByteArray contentOf(const FindRequest &request);
[[nodiscard]] QByteArray contentOf(int page);
[[nodiscard]] QByteArray contentOf(const QString &password);
[[nodiscard]] QByteArray contentOf(PageProblem problem);
[[nodiscard]] QByteArray contentOf(const PagesInfo &info);
[[nodiscard]] QByteArray contentOf(const QList<PageWord> &words);
[[nodiscard]] QByteArray contentOf(const QList<PageLink> &links);
[[nodiscard]] QByteArray contentOf(const QList<PageFigure> &figures);
[[nodiscard]] QByteArray contentOf(const QList<OutlineEntry> &entries);
[[nodiscard]] QByteArray contentOf(const QList<PageHit> &hits);

// For every type above, with the limits of its kind.
template<class T>
[[nodiscard]] std::optional<T> fromContent(const QByteArray &content);

} // namespace broadsheet
