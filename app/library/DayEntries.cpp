#include "library/DayEntries.h"

#include <algorithm>

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

void DayEntries::add(Listing said, bool hasTime, const QHash<QString, StoredListing> &stored)
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

int ReportListings::positionOf(qsizetype place) const
{
    if (!m_report->day.isValid())
        return 0;
    return m_report->positions.value(place, static_cast<int>(m_listings.size()));
}

qsizetype ReportListings::read(qsizetype most)
{
    const qsizetype first = m_next;
    m_next = std::min(m_next + most, m_report->papers.size());
    for (qsizetype place = first; place < m_next; ++place) {
        Listing listing{.source = m_report->source,
                        .day = m_report->day,
                        .position = positionOf(place),
                        .origin = m_report->origin,
                        .seen = m_at,
                        .report = m_report->papers[place]};
        if (listing.report.id.isEmpty())
            continue;
        listing.setAllTimes();
        const auto known = m_places.constFind(listing.report.id.text);
        if (known != m_places.cend()) {
            join(m_listings[*known], listing);
            continue;
        }
        m_places.insert(listing.report.id.text, m_listings.size());
        m_listings.append(std::move(listing));
    }
    return m_next - first;
}

} // namespace broadsheet
