#include "library/StoreReports.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "tables/DayCounts.h"
#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/PaperNumbers.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Clocks differ a little, and a day's list can be open where it is tomorrow already.
constexpr qint64 tolerableAhead = 86'400'000;

// What is stored of one source, day and paper, and what it becomes.
struct Entry
{
    qint64 paper = 0; // its number, 0: not known yet
    std::optional<Listing> before;
    Listing now;
    QList<Observation> older; // votes that are not those of `now`
};

// One day of one source.
struct DayEntries
{
    QString source;
    QDate day;
    QHash<QString, StoredListing> stored;
    QStringList order;
    QHash<QString, Entry> entries;
    LedgerRow before;
    LedgerRow now;
    bool hasOwnTime = false;
    int untimedReports = 0;
};

struct PaperWrite
{
    qint64 number = 0;                        // 0: not in the library yet
    QList<std::pair<Listing, bool>> listings; // true: with its texts
    QList<Observation> older;
    bool visible = false;    // something that is said differs
    bool retimed = false;    // it was said again, later
    bool searchable = false; // words that search looks at differ
};

// The papers of a report, each once.
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

bool sameWords(const PaperReport &a, const PaperReport &b)
{
    return a.title == b.title && a.authors == b.authors && a.texts == b.texts &&
           a.keywords == b.keywords;
}

bool samePlace(const Listing &a, const Listing &b)
{
    return a.seen == b.seen && a.position == b.position && a.origin == b.origin;
}

// Said without a time of its own, a thing that is known already is no news.
void add(Entry &entry, Listing said, bool hasOwnTime)
{
    if (!hasOwnTime && !dropKnown(said, entry.now) && said.position == entry.now.position)
        return;
    const auto known = observationOf(entry.now);
    const auto added = observationOf(said);
    if (known && added && known->at != added->at)
        entry.older.append(known->at < added->at ? *known : *added);
    join(entry.now, said);
}

class Storing final
{
public:
    Storing(Database &database, StoreClock &clock)
        : m_database(database), m_clock(clock), m_now(clock.next()), m_rows(database)
    {}

    void take(const DayReport &report);
    [[nodiscard]] ChangeSet write();

private:
    DayEntries &dayOf(const DayReport &report);
    void compare(const DayEntries &day);
    PaperWrite &writeFor(const QString &id, qint64 number);
    void write(const PaperId &id, const PaperWrite &paper);
    void addPaper(const PaperId &id, const PaperWrite &paper);
    bool writeParts(qint64 number, const PaperWrite &paper);
    [[nodiscard]] Paper shown(qint64 number, const QList<Listing> &listings);

    Database &m_database;
    StoreClock &m_clock;
    qint64 m_now;
    PaperTable m_rows;
    QHash<std::pair<QString, QDate>, qsizetype> m_places;
    QList<DayEntries> m_days;
    QHash<QString, PaperWrite> m_papers;
    QStringList m_order;
    QList<qint64> m_reworded; // papers that are new or have other words
    ChangeSet m_changes;
};

void updateRise(Database &database, PaperTable &rows, qint64 number, const QString &id,
                const QList<Listing> &listings)
{
    rows.setRise(number, riseOf(database, id, observationsOf(database, number, listings)));
}

DayEntries &Storing::dayOf(const DayReport &report)
{
    const auto key = std::pair(report.source, report.day);
    if (const auto place = m_places.constFind(key); place != m_places.cend())
        return m_days[*place];
    m_places.insert(key, m_days.size());
    m_days.append({.source = report.source,
                   .day = report.day,
                   .stored = {},
                   .order = {},
                   .entries = {},
                   .before = {},
                   .now = {}});
    DayEntries &day = m_days.last();
    if (day.day.isValid()) {
        day.stored = listingsOfDay(m_database, day.source, day.day);
        day.before = day.now = readLedgerRow(m_database, day.source, day.day);
    }
    return day;
}

void Storing::take(const DayReport &report)
{
    const qint64 at = report.at.isValid() ? report.at.toMSecsSinceEpoch() : 0;
    const bool hasOwnTime = report.at.isValid() && at <= m_now + tolerableAhead;
    DayEntries &day = dayOf(report);
    const auto moment = [&] { return day.untimedReports++ == 0 ? m_now : m_clock.next(); };
    const qint64 said = hasOwnTime ? at : moment();
    QList<Listing> listings = listingsIn(report, said);
    if (!day.day.isValid()) {
        QStringList ids;
        for (const Listing &listing : std::as_const(listings))
            ids.append(listing.report.id.text);
        day.stored.insert(undatedListings(m_database, day.source, ids));
    }
    for (Listing &listing : listings) {
        const QString id = listing.report.id.text;
        if (const auto known = day.entries.find(id); known != day.entries.end()) {
            add(*known, std::move(listing), hasOwnTime);
            continue;
        }
        day.order.append(id);
        if (const auto stored = day.stored.constFind(id); stored != day.stored.cend()) {
            Entry entry{.paper = stored->paper, .before = stored->listing, .now = stored->listing};
            add(entry, std::move(listing), hasOwnTime);
            day.entries.insert(id, std::move(entry));
        } else {
            day.entries.insert(id, {.before = {}, .now = std::move(listing), .older = {}});
        }
    }
    day.hasOwnTime |= hasOwnTime;
    join(day.now, ledgerRow(report, said));
}

void Storing::compare(const DayEntries &day)
{
    bool differs = false;
    for (const QString &id : day.order) {
        const Entry &entry = *day.entries.constFind(id);
        const Listing *before = entry.before ? &*entry.before : nullptr;
        const bool says = !before || !(entry.now.report == before->report);
        const bool writes =
            says || !samePlace(entry.now, *before) || entry.now.times != before->times;
        if (!writes && entry.older.isEmpty())
            continue;
        differs |= says;
        PaperWrite &paper = writeFor(id, entry.paper);
        paper.visible |= says;
        paper.retimed |= before && entry.now.times != before->times;
        paper.searchable |= !before || !sameWords(entry.now.report, before->report);
        paper.older.append(entry.older);
        if (writes)
            paper.listings.append(
                {entry.now, !before || entry.now.report.texts != before->report.texts});
        if (!before && day.day.isValid())
            m_changes.days.insert(day.day);
    }
    if (!day.day.isValid() || day.now == day.before)
        return;
    const bool visible = day.now.status != day.before.status ||
                         day.now.problem != day.before.problem ||
                         day.now.nextTry != day.before.nextTry;
    if (visible)
        m_changes.days.insert(day.day);
    if (visible || differs || day.hasOwnTime || day.now.validator != day.before.validator)
        writeLedgerRow(m_database, day.source, day.day, day.now);
}

PaperWrite &Storing::writeFor(const QString &id, qint64 number)
{
    const auto known = m_papers.find(id);
    if (known != m_papers.end())
        return *known;
    m_order.append(id);
    if (number == 0)
        number = paperNumber(m_database, PaperId{id});
    return *m_papers.insert(id, {.number = number, .listings = {}, .older = {}});
}

ChangeSet Storing::write()
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
    m_rows.writeAuthors();
    m_changes.days.unite(updateMuted(m_database, m_reworded));
    return m_changes;
}

void Storing::addPaper(const PaperId &id, const PaperWrite &paper)
{
    m_changes.added.insert(id);
    QList<Listing> listings;
    for (const auto &[listing, withTexts] : paper.listings)
        listings.append(listing);
    const qint64 number = m_rows.add(merged(listings));
    m_reworded.append(number);
    writeParts(number, paper);
    if (listings.size() + paper.older.size() > 1) // votes seen once did not rise
        updateRise(m_database, m_rows, number, id.text, listings);
}

void Storing::write(const PaperId &id, const PaperWrite &paper)
{
    // Said again, it shows only when something else comes out as the newest.
    const bool maybe = !paper.visible && (paper.retimed || !paper.older.isEmpty());
    const Paper before =
        maybe ? shown(paper.number, listingsOfPaper(m_database, paper.number)) : Paper();
    if (paper.searchable)
        unindex(m_database, paper.number);
    const bool observed = writeParts(paper.number, paper);
    if (!paper.visible && !paper.retimed && !observed)
        return;
    const QList<Listing> listings = listingsOfPaper(m_database, paper.number);
    m_rows.update(paper.number, merged(listings));
    if (paper.searchable)
        m_reworded.append(paper.number);
    updateRise(m_database, m_rows, paper.number, id.text, listings);
    if (paper.visible || shown(paper.number, listings) != before)
        m_changes.content.insert(id);
}

// Whether an older observation is new to the library.
bool Storing::writeParts(qint64 number, const PaperWrite &paper)
{
    for (const auto &[listing, withTexts] : paper.listings)
        writeListing(m_database, number, listing, withTexts);
    bool observed = false;
    for (const Observation &older : paper.older)
        observed |= keepObservation(m_database, number, older);
    return observed;
}

// What the reader sees of it, which is not when it was said.
Paper Storing::shown(qint64 number, const QList<Listing> &listings)
{
    Paper paper = merged(listings);
    paper.votesOverTime = votesOverTime(observationsOf(m_database, number, listings));
    paper.rise =
        static_cast<int>(m_database.number(u"SELECT rise FROM paper WHERE number = ?"_s, number));
    for (PaperText &text : paper.texts)
        text.at = {};
    return paper;
}

// A paper that nobody else speaks of goes; the others are what the rest says of them.
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

    PaperTable paperRows(database);
    for (const auto &[number, id] : papers.asKeyValueRange()) {
        changes.content.insert(PaperId{id});
        const QList<Listing> others = listingsOfPaper(database, number);
        if (others.isEmpty()) {
            database.execute(u"DELETE FROM paper WHERE number = ?"_s, number);
            continue;
        }
        paperRows.update(number, merged(others));
        updateRise(database, paperRows, number, id, others);
    }
    paperRows.writeAuthors();
    changes.days.unite(updateMuted(database, papers.keys()));
    return changes;
}

} // namespace

ChangeSet storeDays(Database &database, const QList<DayReport> &days, StoreClock &clock)
{
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    Storing storing(database, clock);
    for (const DayReport &report : days)
        storing.take(report);
    const ChangeSet changes = storing.write();
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
