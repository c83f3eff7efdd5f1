// Stores what sources said. Throws Failed; nothing is stored then.
#pragma once

#include "library/StoreClock.h"
#include "papers/ChangeSet.h"
#include "papers/Report.h"
#include "sqlite/Database.h"

namespace broadsheet {

// Stores the days in one transaction. It compares first and writes only differences, so storing the
// same again writes nothing. Entries without an id are left out. `clock` dates what has no time of
// its own.
[[nodiscard]] ChangeSet storeDays(Database &database, const QList<DayReport> &days,
                                  StoreClock &clock);

// Drops everything that `source` said, in one transaction. The user's marks stay in the journal.
[[nodiscard]] ChangeSet forgetSource(Database &database, const QString &source);

} // namespace broadsheet
