// The numbers of papers per day, kept in the table `tally`. The table holds all days, or is empty
// while it has to be counted again. Throws Failed.
#pragma once

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

// Empties the table, for changes of very many papers. Until updateAllDayCounts() is called, every
// dayCounts() counts.
void clearDayCounts(Database &database);

// Fills an empty table, in its own transaction: after a migration, or after a crash during a large
// gesture.
void ensureDayCounts(Database &database);

} // namespace broadsheet
