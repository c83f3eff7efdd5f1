#include "library/StoreReports.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "library/DayEntries.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/Milestones.h"
#include "tables/PaperNumbers.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A report of the future counts as if it had no time. One day is allowed, because clocks differ and
// because a day's list can be open where it is already tomorrow.
constexpr qint64 maxAhead = 86'400'000; // ms

// What has to be written of one paper.
struct PaperWrite
{
    qint64 number = 0;                        // 0: not in the library yet
    QList<std::pair<Listing, bool>> listings; // true: with its texts
    QList<Observation> older;
    bool isChanged = false;  // something that a source said differs
    bool isRetimed = false;  // something was said again, later
    bool isReworded = false; // texts that search looks at differ
};

// One call of storeDays(): first take() every report, then write().
class StoreRun final
{
public:
    StoreRun(Database &database, StoreClock &clock)
        : m_database(database), m_clock(clock), m_now(clock.next()), m_paperTable(database)
    {}

    void take(const DayReport &report);
    [[nodiscard]] ChangeSet write();

private:
    DayEntries &dayOf(const DayReport &report);
    void compare(const DayEntries &day);
    void compareLedger(const DayEntries &day, bool isChanged);
    [[nodiscard]] bool isKnown(const QString &id);
    void renewChanges();
    PaperWrite &writeFor(const QString &id, qint64 number);
    void write(const PaperId &id, const PaperWrite &paper);
    void addPaper(const PaperId &id, const PaperWrite &paper);
    bool writeParts(qint64 number, const PaperWrite &paper);
    [[nodiscard]] Paper shown(qint64 number, const QList<Listing> &listings);

    Database &m_database;
    StoreClock &m_clock;
    qint64 m_now;
    PaperTable m_paperTable;
    QHash<std::pair<QString, QDate>, qsizetype> m_places; // in m_days
    QList<DayEntries> m_days;
    QHash<QString, PaperWrite> m_papers;
    QStringList m_order;      // of the ids in m_papers
    QList<qint64> m_reworded; // papers that are new or have other words
    QList<Milestone> m_milestones;
    ChangeSet m_changes;
};

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
        said = day.untimedReports++ == 0 ? m_now : m_clock.next();
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
        writeLedgerRow(m_database, day.source, day.day, day.ledgerNow);
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

ChangeSet StoreRun::write()
{
    for (const DayEntries &day : std::as_const(m_days))
        compare(day);
    for (const QString &id : std::as_const(m_order)) {
        const PaperWrite &paper = m_papers[id];
        if (paper.number == 0)
            addPaper(PaperId{id}, paper);
        else
            write(PaperId{id}, paper);
    }
    for (const DayEntries &day : std::as_const(m_days))
        if (nameFullestFile(m_database, day.source, day.day))
            m_changes.days.insert(day.day);
    m_paperTable.writeAuthors();
    renewChanges();
    for (const QString &id : endOldRises(m_database, m_now))
        m_changes.content.insert(PaperId{id});
    m_changes.days.unite(updateMuted(m_database, m_reworded));
    return m_changes;
}

void StoreRun::renewChanges()
{
    QSet<QString> ids(m_order.cbegin(), m_order.cend());
    for (const Milestone &milestone : std::as_const(m_milestones))
        if (keepMilestone(m_database, milestone))
            ids.insert(milestone.paper);
    const PaperSet watched = watchedPapers(m_database);
    if (watched.isEmpty())
        return;
    for (const QString &id : std::as_const(ids)) {
        const qint64 number = paperNumber(m_database, PaperId{id});
        if (watched.contains(number) &&
            renewChange(m_database, number, merged(listingsOfPaper(m_database, number))) &&
            !m_changes.added.contains(PaperId{id}))
            m_changes.content.insert(PaperId{id});
    }
}

void StoreRun::addPaper(const PaperId &id, const PaperWrite &paper)
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

// Papers that no other source lists are removed; the others are merged again without this source.
ChangeSet forget(Database &database, const QString &source)
{
    ChangeSet changes;
    QHash<qint64, QString> papers;
    for (Rows rows = database.select(u"SELECT p.number, p.id FROM listing AS l"
                                     " JOIN paper AS p ON p.number = l.paper WHERE l.source = ?"_s,
                                     source);
         rows.next();)
        papers.insert(rows.number(0), rows.text(1));
    for (Rows rows = database.select(u"SELECT day FROM day WHERE source = ?"_s, source);
         rows.next();)
        changes.days.insert(QDate::fromString(rows.text(0), Qt::ISODate));
    for (const qint64 number : papers.keys())
        unindex(database, number);
    database.execute(u"DELETE FROM listing WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM vote WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM day WHERE source = ?"_s, source);
    database.execute(u"DELETE FROM milestone WHERE source = ?"_s, source);

    const PaperSet watched = watchedPapers(database);
    PaperTable paperTable(database);
    for (const auto &[number, id] : papers.asKeyValueRange()) {
        changes.content.insert(PaperId{id});
        const QList<Listing> others = listingsOfPaper(database, number);
        if (others.isEmpty()) {
            database.execute(u"DELETE FROM paper WHERE number = ?"_s, number);
            continue;
        }
        paperTable.update(number, merged(others));
        updateRise(database, paperTable, number, id, others, 0); // the next reports end old rises
        if (watched.contains(number))
            (void)renewChange(database, number, merged(others));
    }
    paperTable.writeAuthors();
    changes.days.unite(updateMuted(database, papers.keys()));
    return changes;
}

} // namespace

ChangeSet storeDays(Database &database, const QList<DayReport> &days, StoreClock &clock)
{
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    StoreRun run(database, clock);
    for (const bool isUpdate : {false, true}) // a new paper may be updated in one go
        for (const DayReport &report : days)
            if (report.isUpdate == isUpdate)
                run.take(report);
    const ChangeSet changes = run.write();
    updateDayCounts(database, changes.days);
    transaction.commit();
    return changes;
}

ChangeSet forgetSource(Database &database, const QString &source)
{
    Transaction transaction(database);
    const ChangeSet changes = forget(database, source);
    updateAllDayCounts(database);
    transaction.commit();
    return changes;
}

} // namespace broadsheet
