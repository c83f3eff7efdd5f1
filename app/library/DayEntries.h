// What the library has of one day of one source, and what new reports make of it. No SQL: the
// outcome is written by StoreReports.
#pragma once

#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/Votes.h"

#include <QHash>

#include <optional>

namespace broadsheet {

// A paper of the day.
struct DayEntry
{
    qint64 paper = 0;              // its number; 0: not looked up yet
    std::optional<Listing> before; // as stored
    Listing now;
    QList<Observation> older; // votes that were seen and are not those of `now`

    [[nodiscard]] bool isReworded() const; // texts that search looks at differ
    [[nodiscard]] bool isChanged() const;  // anything that a source said differs
    [[nodiscard]] bool isRetimed() const;  // something was said again, at another time
    [[nodiscard]] bool isMoved() const;    // its place in the report, or the report, differs
    [[nodiscard]] bool hasNewTexts() const;
};

struct DayEntries
{
    QString source;
    QDate day; // invalid: papers without a day, which have no ledger row
    LedgerRow ledgerBefore;
    LedgerRow ledgerNow;
    bool hasOwnTime = false; // at least one report said when it was made
    QStringList order;       // of the ids in `entries`, as they were reported first
    QHash<QString, DayEntry> entries;

    // `hasTime`: `said.seen` is a time of the source's. Without one, repeating what is known
    // changes nothing. `stored`: by paper id, what the library has of the day.
    void add(Listing said, bool hasTime, const QHash<QString, StoredListing> &stored);

    [[nodiscard]] bool isLedgerVisible() const; // something in the ledger that users see differs
};

// The papers of a report, each once, in parts. Entries without an id are left out.
class ReportListings final
{
public:
    // `at`: when it was said, ms since 1970.
    ReportListings(const DayReport &report, qint64 at) : m_report(&report), m_at(at) {}

    qsizetype read(qsizetype most); // so many entries more; returns how many
    [[nodiscard]] bool isRead() const { return m_next == m_report->papers.size(); }
    // Complete when isRead().
    [[nodiscard]] QList<Listing> &listings() { return m_listings; }

private:
    [[nodiscard]] int positionOf(qsizetype place) const;

    const DayReport *m_report;
    qint64 m_at;
    qsizetype m_next = 0; // of the report's papers
    QList<Listing> m_listings;
    QHash<QString, qsizetype> m_places; // in m_listings, by paper id
};

} // namespace broadsheet
