// The numbers of papers per day, kept in the table `tally`: of all days, or of none while they are
// to be counted anew. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <QSet>

namespace broadsheet {

struct DayTally
{
    QDate day;
    int papers = 0;
    int unread = 0;
    int starred = 0;

    bool operator==(const DayTally &) const = default;
};

[[nodiscard]] QList<DayTally> tallies(Database &database); // newest first

// Inside the transaction that changed how many papers of these days there are, or are read, starred
// or muted.
void recount(Database &database, const QSet<QDate> &days);
void recountAll(Database &database);

// The same for changes of very many papers: until recountAll() every tallies() counts.
void discardTally(Database &database);

// Counts unless that was done, in a transaction of its own: after a migration, or when a large
// gesture was broken off.
void ensureTally(Database &database);

} // namespace broadsheet
