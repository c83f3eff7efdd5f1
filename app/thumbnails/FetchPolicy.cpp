#include "thumbnails/FetchPolicy.h"

#include "base/Limits.h"
#include "sources/ArxivEntry.h"
#include "sources/Source.h"

namespace broadsheet {

namespace {

constexpr auto acceptHeader =
    "image/png,image/jpeg,image/webp,image/gif,image/bmp,image/svg+xml;q=0.8";

} // namespace

HttpRequest FetchPolicy::requestFor(const QUrl &url) const
{
    // Silence holds up all that is asked of arXiv, so it has to be long.
    const Budget budget = arxivPageBudget(url);
    const Patience patience = budget.holdsUp
                                  ? arxivPatience()
                                  : Patience{.pause = maxPicturePause, .total = maxPictureTime};
    return {.url = url,
            .maxBytes = maxPictureBytes,
            .idleTimeout = patience.pause,
            .totalTimeout = patience.total,
            .accept = acceptHeader,
            .budget = budget,
            .reach = isOwn(url) ? Reach::Asked : Reach::Public};
}

} // namespace broadsheet
