#include "thumbnails/FetchPolicy.h"

#include "base/Limits.h"
#include "sources/ArxivEntry.h"

namespace broadsheet {

namespace {

constexpr auto acceptHeader =
    "image/png,image/jpeg,image/webp,image/gif,image/bmp,image/svg+xml;q=0.8";

} // namespace

HttpRequest FetchPolicy::requestFor(const QUrl &url) const
{
    return {.url = url,
            .maxBytes = maxPictureBytes,
            .idleTimeout = maxPicturePause,
            .totalTimeout = maxPictureTime,
            .accept = acceptHeader,
            .budget = arxivPageBudget(url),
            .reach = isOwn(url) ? Reach::Asked : Reach::Public};
}

} // namespace broadsheet
