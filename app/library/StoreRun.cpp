#include "library/StoreRun.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "tables/DayCounts.h"
#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/PaperNumbers.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A report of the future counts as if it had no time. One day is allowed, because clocks differ and
// because a day's list can be open where it is already tomorrow.
constexpr qint64 maxAhead = 86'400'000; // ms

} // namespace

void updateRise(Database &database, PaperTable &papers, qint64 number, const QString &id,
                const QList<Listing> &listings, qint64 now)
{
    const QList<Observation> observations = observationsOf(database, number, listings);
    papers.setRise(number, isOldRise(observations, now) ? 0 : riseOf(database, id, observations));
}

DayEntries &StoreRun::dayOf(const DayReport &report)
{
    const auto key = std::pair(report.source, report.day);
    if (const auto place = m_places.constFind(key); place != m_places.cend())
        return m_days[*place];
    m_places.insert(key, m_days.size());
    m_days.append({.source = report.source, .day = report.day});
    DayEntries &day = m_days.last();
    if (day.day.isValid()) {
        day.stored = listingsOfDay(m_database, day.source, day.day);
        day.ledgerBefore = day.ledgerNow = readLedgerRow(m_database, day.source, day.day);
    }
    return day;
}

void StoreRun::take(const DayReport &report)
{
    const qint64 at = report.at.isValid() ? report.at.toMSecsSinceEpoch() : 0;
    const bool hasOwnTime = report.at.isValid() && at <= m_now + maxAhead;
    DayEntries &day = dayOf(report);
    qint64 said = at;
    if (!hasOwnTime) // a second report of the same day counts as later than the first
        said = m_untimed[{report.source, report.day}]++ == 0 ? m_now : m_clock.next();
    QList<Listing> listings = listingsIn(report, said);
    if (!day.day.isValid()) {
        QStringList ids;
        for (const Listing &listing : std::as_const(listings))
            ids.append(listing.report.id.text);
        day.stored.insert(undatedListings(m_database, day.source, ids));
    }
    for (Listing &listing : listings) {
        if (report.isUpdate && !isKnown(listing.report.id.text))
            continue;
        m_milestones.append(milestonesOf(listing, report.isUpdate));
        listing.report.versionDay = {};
        day.add(std::move(listing), hasOwnTime);
    }
    day.hasOwnTime |= hasOwnTime;
    join(day.ledgerNow, ledgerRow(report, said));
}

bool StoreRun::isKnown(const QString &id)
{
    const auto hasPaper = [&id](const DayEntries &day) { return day.entries.contains(id); };
    return std::ranges::any_of(m_days, hasPaper) || paperNumber(m_database, PaperId{id}) != 0;
}

void StoreRun::compare(const DayEntries &day)
{
    bool isChanged = false;
    for (const QString &id : day.order) {
        const DayEntry &entry = *day.entries.constFind(id);
        const bool isWritten = entry.isChanged() || entry.isMoved() || entry.isRetimed();
        if (!isWritten && entry.older.isEmpty())
            continue;
        isChanged |= entry.isChanged();
        PaperWrite &paper = writeFor(id, entry.paper);
        paper.isChanged |= entry.isChanged();
        paper.isRetimed |= entry.isRetimed();
        paper.isReworded |= entry.isReworded();
        paper.older.append(entry.older);
        if (isWritten)
            paper.listings.append({entry.now, entry.hasNewTexts()});
        if (!entry.before && day.day.isValid())
            m_changes.days.insert(day.day);
    }
    if (day.day.isValid() && day.ledgerNow != day.ledgerBefore)
        compareLedger(day, isChanged);
}

// A report without a time of its own that says nothing new leaves the ledger alone, so that storing
// it again writes nothing.
void StoreRun::compareLedger(const DayEntries &day, bool isChanged)
{
    const bool isVisible = day.isLedgerVisible();
    if (isVisible)
        m_changes.days.insert(day.day);
    if (isVisible || isChanged || day.hasOwnTime ||
        day.ledgerNow.validator != day.ledgerBefore.validator)
        m_newLedger.append(&day - m_days.constData());
}

PaperWrite &StoreRun::writeFor(const QString &id, qint64 number)
{
    const auto known = m_papers.find(id);
    if (known != m_papers.end())
        return *known;
    m_order.append(id);
    if (number == 0)
        number = paperNumber(m_database, PaperId{id});
    return *m_papers.insert(id, {.number = number});
}

void StoreRun::compare()
{
    for (const DayEntries &day : std::as_const(m_days))
        compare(day);
}

bool StoreRun::write(qsizetype most)
{
    const QStringList papers = m_order.mid(m_written, most);
    const auto numbers = [&]() -> QString {
        QStringList known;
        for (const QString &id : papers)
            if (const PaperWrite &paper = m_papers[id]; paper.number != 0 && paper.isChanged)
                known.append(QString::number(paper.number));
        return u'[' + known.join(u',') + u']';
    };
    const bool isCounted = addPapersToDayCounts(m_database, -1, numbers());
    writePapers(papers);
    m_written += papers.size();
    const bool isLast = m_written == m_order.size();
    m_paperTable.writeAuthors();
    QSet<QString> ids(papers.cbegin(), papers.cend());
    keepMilestones(ids, isLast);
    renewChanges(ids);
    m_changes.days.unite(updateMuted(m_database, std::exchange(m_reworded, {})));
    if (!isCounted)
        updateAllDayCounts(m_database);
    else
        (void)addPapersToDayCounts(m_database, 1, numbers());
    if (!isLast)
        return false;
    for (const qsizetype place : std::as_const(m_newLedger)) {
        const DayEntries &day = m_days[place];
        writeLedgerRow(m_database, day.source, day.day, day.ledgerNow);
    }
    for (const DayEntries &day : std::as_const(m_days))
        if (nameFullestFile(m_database, day.source, day.day))
            m_changes.days.insert(day.day);
    for (const QString &id : endOldRises(m_database, m_now))
        m_changes.content.insert(PaperId{id});
    return true;
}

void StoreRun::writePapers(const QStringList &ids)
{
    for (const QString &id : ids) {
        PaperWrite &paper = m_papers[id];
        if (paper.number == 0)
            paper.number = addPaper(PaperId{id}, paper);
        else
            write(PaperId{id}, paper);
    }
}

// Those of these papers; in the end also those of papers that have no other news. Adds papers with
// new milestones to `ids`.
void StoreRun::keepMilestones(QSet<QString> &ids, bool isLast)
{
    const auto isDue = [&](const Milestone &milestone) {
        return isLast || ids.contains(milestone.paper);
    };
    const QList<Milestone> all = std::exchange(m_milestones, {});
    for (const Milestone &milestone : all) {
        if (!isDue(milestone))
            m_milestones.append(milestone);
        else if (keepMilestone(m_database, milestone))
            ids.insert(milestone.paper);
    }
}

void StoreRun::renewChanges(const QSet<QString> &ids)
{
    const QHash<QString, qint64> watched = watchedAmong(m_database, ids.values());
    for (const auto &[id, number] : watched.asKeyValueRange())
        if (renewChange(m_database, number, merged(listingsOfPaper(m_database, number))) &&
            !m_changes.added.contains(PaperId{id}))
            m_changes.content.insert(PaperId{id});
}

qint64 StoreRun::addPaper(const PaperId &id, const PaperWrite &paper)
{
    m_changes.added.insert(id);
    QList<Listing> listings;
    for (const auto &[listing, withTexts] : paper.listings)
        listings.append(listing);
    const qint64 number = m_paperTable.add(merged(listings));
    m_reworded.append(number);
    writeParts(number, paper);
    if (listings.size() + paper.older.size() > 1) // one observation of votes is no rise
        updateRise(m_database, m_paperTable, number, id.text, listings, m_now);
    return number;
}

void StoreRun::write(const PaperId &id, const PaperWrite &paper)
{
    // When only times or old votes differ, the paper changes if another value is now the newest.
    const bool maybe = !paper.isChanged && (paper.isRetimed || !paper.older.isEmpty());
    const Paper before =
        maybe ? shown(paper.number, listingsOfPaper(m_database, paper.number)) : Paper();
    if (paper.isReworded)
        unindex(m_database, paper.number);
    const bool isObserved = writeParts(paper.number, paper);
    if (!paper.isChanged && !paper.isRetimed && !isObserved)
        return;
    const QList<Listing> listings = listingsOfPaper(m_database, paper.number);
    m_paperTable.update(paper.number, merged(listings));
    if (paper.isReworded)
        m_reworded.append(paper.number);
    updateRise(m_database, m_paperTable, paper.number, id.text, listings, m_now);
    if (paper.isChanged || shown(paper.number, listings) != before)
        m_changes.content.insert(id);
}

// Returns whether the library did not have one of the older votes.
bool StoreRun::writeParts(qint64 number, const PaperWrite &paper)
{
    for (const auto &[listing, withTexts] : paper.listings)
        writeListing(m_database, number, listing, withTexts);
    bool isObserved = false;
    for (const Observation &older : paper.older)
        isObserved |= keepObservation(m_database, number, older);
    return isObserved;
}

// What the user sees of it, which is everything but the times of its texts.
Paper StoreRun::shown(qint64 number, const QList<Listing> &listings)
{
    Paper paper = merged(listings);
    paper.votesOverTime = votesOverTime(observationsOf(m_database, number, listings));
    paper.rise =
        static_cast<int>(m_database.number(u"SELECT rise FROM paper WHERE number = ?"_s, number));
    for (PaperText &text : paper.texts)
        text.at = {};
    return paper;
}

} // namespace broadsheet
