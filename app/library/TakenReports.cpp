#include "library/TakenReports.h"

#include "tables/PaperNumbers.h"

#include <algorithm>

namespace broadsheet {

namespace {

// A report of the future counts as if it had no time. One day is allowed, because clocks differ and
// because a day's list can be open where it is already tomorrow.
constexpr qint64 maxAhead = 86'400'000; // ms

} // namespace

qsizetype TakenReports::read(qsizetype most)
{
    qsizetype done = 0;
    while (done < most && m_next < m_reports.size()) {
        if (!m_current)
            begin();
        if (!m_current->listings.isRead()) {
            done += m_current->listings.read(most - done);
            continue;
        }
        done += add(most - done);
        if (m_current->added < m_current->listings.listings().size())
            continue;
        m_days[m_current->place].hasOwnTime |= m_current->hasOwnTime;
        join(m_days[m_current->place].ledgerNow, ledgerRow(*m_reports[m_next], m_current->said));
        m_current.reset();
        ++m_next;
    }
    return done;
}

void TakenReports::begin()
{
    const DayReport &report = *m_reports[m_next];
    const qint64 at = report.at.isValid() ? report.at.toMSecsSinceEpoch() : 0;
    const bool hasOwnTime = report.at.isValid() && at <= m_now + maxAhead;
    qint64 said = at;
    if (!hasOwnTime) // a second report of the same day counts as later than the first
        said = m_untimed[{report.source, report.day}]++ == 0 ? m_now : m_clock.next();
    m_current.emplace(Current{.listings = ReportListings(report, said),
                              .said = said,
                              .hasOwnTime = hasOwnTime,
                              .place = placeOf(report)});
}

qsizetype TakenReports::placeOf(const DayReport &report)
{
    const auto key = std::pair(report.source, report.day);
    if (const auto place = m_places.constFind(key); place != m_places.cend())
        return *place;
    m_places.insert(key, m_days.size());
    m_days.append({.source = report.source, .day = report.day});
    DayEntries &day = m_days.last();
    if (day.day.isValid())
        day.ledgerBefore = day.ledgerNow = readLedgerRow(m_database, day.source, day.day);
    return m_days.size() - 1;
}

qsizetype TakenReports::add(qsizetype most)
{
    const bool isUpdate = m_reports[m_next]->isUpdate;
    DayEntries &day = m_days[m_current->place];
    QList<Listing> &listings = m_current->listings.listings();
    const qsizetype first = m_current->added;
    const qsizetype end = std::min(first + most, listings.size());
    QStringList ids;
    for (qsizetype place = first; place < end; ++place)
        ids.append(listings[place].report.id.text);
    const QHash<QString, StoredListing> stored = listingsOn(m_database, day.source, day.day, ids);
    for (qsizetype place = first; place < end; ++place) {
        Listing &listing = listings[place];
        if (isUpdate && !isKnown(listing.report.id.text))
            continue;
        if (const QList<Milestone> milestones = milestonesOf(listing, isUpdate);
            !milestones.isEmpty())
            m_milestones[listing.report.id.text].append(milestones);
        listing.report.versionDay = {};
        day.add(std::move(listing), m_current->hasOwnTime, stored);
    }
    m_current->added = end;
    return end - first;
}

QStringList TakenReports::firstWithMilestones(qsizetype most) const
{
    QStringList ids;
    for (auto one = m_milestones.cbegin(); one != m_milestones.cend() && ids.size() < most; ++one)
        ids.append(one.key());
    return ids;
}

bool TakenReports::isKnown(const QString &id)
{
    const auto hasPaper = [&id](const DayEntries &day) { return day.entries.contains(id); };
    return std::ranges::any_of(m_days, hasPaper) || paperNumber(m_database, PaperId{id}) != 0;
}

} // namespace broadsheet
