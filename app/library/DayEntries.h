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
    QDate day;                            // invalid: papers without a day, which have no ledger row
    QHash<QString, StoredListing> stored; // by paper id
    LedgerRow ledgerBefore;
    LedgerRow ledgerNow;
    bool hasOwnTime = false; // at least one report said when it was made
    QStringList order;       // of the ids in `entries`, as they were reported first
    QHash<QString, DayEntry> entries;

    // `hasTime`: `said.seen` is a time of the source's. Without one, repeating what is known
    // changes nothing.
    void add(Listing said, bool hasTime);

    [[nodiscard]] bool isLedgerVisible() const; // something in the ledger that users see differs
};

// The papers of a report, each once, said at `at` (ms since 1970). Entries without an id are left
// out.
[[nodiscard]] QList<Listing> listingsIn(const DayReport &report, qint64 at);

} // namespace broadsheet
