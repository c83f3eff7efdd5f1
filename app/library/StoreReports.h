// Stores what sources said. Throws Failed, and then nothing was stored.
#pragma once

#include "library/StoreClock.h"
#include "papers/ChangeSet.h"
#include "papers/Report.h"
#include "sqlite/Database.h"

namespace broadsheet {

// In one transaction of its own. Compares first and writes only what differs, so that storing the
// same again writes nothing at all. Entries without an id are no papers and are left out. `clock`
// dates what has no time of its own.
[[nodiscard]] ChangeSet storeDays(Database &database, const QList<DayReport> &days,
                                  StoreClock &clock);

// Drops all that `source` said, in one transaction. What the reader did stays in the journal.
[[nodiscard]] ChangeSet forgetSource(Database &database, const QString &source);

} // namespace broadsheet
