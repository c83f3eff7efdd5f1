// The numbers of papers per day, kept in the table `tally`. The table holds all days, or is empty
// while it has to be counted again. Throws Failed.
#pragma once

#include "papers/State.h"
#include "sqlite/Database.h"

#include <QSet>

namespace broadsheet {

struct DayCount
{
    QDate day;
    int papers = 0;
    int unread = 0; // and not set aside
    int starred = 0;

    bool operator==(const DayCount &) const = default;
};

// The newest day first. Counts if the table is empty, but does not fill it.
[[nodiscard]] QList<DayCount> dayCounts(Database &database);

// Call in the transaction that added papers to these days, or changed whether papers of these days
// are read, starred, set aside or muted.
void updateDayCounts(Database &database, const QSet<QDate> &days);
void updateAllDayCounts(Database &database);

// The same for any number of papers that were marked (`on`) or no longer are, after their column
// was written. `mark`: a kind with a column. Takes a time for each paper and not for each day, and
// leaves an empty table empty.
void addToDayCounts(Database &database, Mark mark, bool on, const QList<qint32> &papers);

// Before (`by` is -1) and after (1) anything about these papers changes, which are fewer than a day
// may have. False, and nothing is done: the table is empty.
[[nodiscard]] bool addPapersToDayCounts(Database &database, int by, const QString &numbers);

// Empties the table. Until updateAllDayCounts() is called, every dayCounts() counts.
void clearDayCounts(Database &database);

// How many days have other numbers in the table than are counted; 0 while it is empty.
[[nodiscard]] qsizetype wrongDayCounts(Database &database);

// Fills an empty table, in its own transaction: after a migration, for example.
void ensureDayCounts(Database &database);

} // namespace broadsheet
