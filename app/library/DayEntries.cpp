#include "library/DayEntries.h"

namespace broadsheet {

namespace {

void addTo(DayEntry &entry, Listing said, bool hasOwnTime)
{
    if (!hasOwnTime && !dropKnown(said, entry.now) && said.position == entry.now.position)
        return;
    const auto known = observationOf(entry.now);
    const auto added = observationOf(said);
    if (known && added && known->at != added->at)
        entry.older.append(known->at < added->at ? *known : *added);
    join(entry.now, said);
}

} // namespace

bool DayEntry::isReworded() const
{
    if (!before)
        return true;
    const PaperReport &a = now.report;
    const PaperReport &b = before->report;
    return a.title != b.title || a.authors != b.authors || a.texts != b.texts ||
           a.keywords != b.keywords;
}

bool DayEntry::isChanged() const
{
    return !before || !(now.report == before->report);
}

bool DayEntry::isRetimed() const
{
    return before && now.times != before->times;
}

bool DayEntry::isMoved() const
{
    return before && (now.seen != before->seen || now.position != before->position ||
                      now.origin != before->origin);
}

bool DayEntry::hasNewTexts() const
{
    return !before || now.report.texts != before->report.texts;
}

void DayEntries::add(Listing said, bool hasTime)
{
    const QString id = said.report.id.text;
    if (const auto known = entries.find(id); known != entries.end()) {
        addTo(*known, std::move(said), hasTime);
        return;
    }
    order.append(id);
    const auto old = stored.constFind(id);
    if (old == stored.cend()) {
        entries.insert(id, {.now = std::move(said)});
        return;
    }
    DayEntry entry{.paper = old->paper, .before = old->listing, .now = old->listing};
    addTo(entry, std::move(said), hasTime);
    entries.insert(id, entry);
}

bool DayEntries::isLedgerVisible() const
{
    return ledgerNow.status != ledgerBefore.status || ledgerNow.problem != ledgerBefore.problem ||
           ledgerNow.nextTry != ledgerBefore.nextTry;
}

QList<Listing> listingsIn(const DayReport &report, qint64 at)
{
    QList<Listing> listings;
    listings.reserve(report.papers.size());
    QHash<QString, qsizetype> places;
    for (const PaperReport &paper : report.papers) {
        Listing listing{.source = report.source,
                        .day = report.day,
                        .position = report.day.isValid() ? static_cast<int>(listings.size()) : 0,
                        .origin = report.origin,
                        .seen = at,
                        .report = storable(paper)};
        if (listing.report.id.isEmpty())
            continue;
        listing.setAllTimes();
        const auto known = places.constFind(listing.report.id.text);
        if (known != places.cend()) {
            join(listings[*known], listing);
            continue;
        }
        places.insert(listing.report.id.text, listings.size());
        listings.append(std::move(listing));
    }
    return listings;
}

} // namespace broadsheet
