#include "pdf/PdfPlaces.h"

#include "base/Limits.h"

#include <poppler-link.h>
#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

struct Place
{
    int page = -1;
    qreal top = 0;
};

Place placeOf(const Poppler::LinkDestination &destination, const Poppler::Document &document)
{
    const int page = destination.pageNumber() - 1; // it counts from 1
    if (page < 0 || page >= std::min(document.numPages(), int(maxPdfPages)))
        return {};
    Place place{.page = page};
    const auto shown = document.page(page);
    const qreal top = destination.top(); // a part of the page's height
    if (shown && destination.isChangeTop() && std::isfinite(top))
        place.top = std::clamp(top, 0.0, 1.0) * shown->pageSizeF().height();
    return place;
}

// Poppler's areas are parts of the page.
QRectF areaOf(const Poppler::Link &link, QSizeF page)
{
    const QRectF area = link.linkArea().normalized();
    return plainBox({area.x() * page.width(), area.y() * page.height(), area.width() * page.width(),
                     area.height() * page.height()});
}

void appendEntries(QList<OutlineEntry> &entries, const QList<Poppler::OutlineItem> &items,
                   int depth, const Poppler::Document &document)
{
    for (const Poppler::OutlineItem &item : items) {
        if (entries.size() >= maxOutlineEntries)
            return;
        OutlineEntry entry{.title = item.name().left(maxPageTextLength), .depth = depth};
        const auto destination = item.destination();
        if (destination && item.externalFileName().isEmpty()) {
            const Place place = placeOf(*destination, document);
            entry.page = place.page;
            entry.top = place.top;
        }
        entries.append(entry);
        if (depth < maxOutlineDepth && item.hasChildren())
            appendEntries(entries, item.children(), depth + 1, document);
    }
}

} // namespace

QRectF plainBox(const QRectF &box)
{
    constexpr qreal farthest = 1e5;
    const QRectF plain = box.normalized();
    const bool isNear = std::isfinite(plain.x() + plain.y() + plain.width() + plain.height()) &&
                        std::abs(plain.x()) < farthest && std::abs(plain.y()) < farthest &&
                        plain.width() < farthest && plain.height() < farthest;
    return isNear ? plain : QRectF();
}

QList<PageLink> linksOf(const Poppler::Page &page, const Poppler::Document &document)
{
    QList<PageLink> links;
    for (const auto &found : page.links()) {
        if (links.size() == maxPageLinks)
            break;
        PageLink link{.box = areaOf(*found, page.pageSizeF())};
        if (found->linkType() == Poppler::Link::Browse) {
            link.address = static_cast<const Poppler::LinkBrowse &>(*found).url();
        } else if (found->linkType() == Poppler::Link::Goto) {
            const auto &inside = static_cast<const Poppler::LinkGoto &>(*found);
            if (inside.isExternal())
                continue;
            const Place place = placeOf(inside.destination(), document);
            link.page = place.page;
            link.top = place.top;
        }
        const bool leads = !link.address.isEmpty() || link.page >= 0;
        if (leads && !link.box.isEmpty() && link.address.size() <= maxPageTextLength)
            links.append(link);
    }
    return links;
}

QList<OutlineEntry> outlineOf(const Poppler::Document &document)
{
    QList<OutlineEntry> entries;
    appendEntries(entries, document.outline(), 0, document);
    return entries;
}

} // namespace broadsheet
