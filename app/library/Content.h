// Stores what sources said. Throws Failed, and then nothing was stored.
#pragma once

#include "library/Database.h"
#include "papers/ChangeSet.h"
#include "papers/Day.h"
#include "papers/Report.h"

namespace broadsheet {

// In one transaction of its own. Compares first and writes only what differs, so that storing the
// same again writes nothing at all. Entries without an id are no papers and are left out.
[[nodiscard]] ChangeSet storeDays(Database &database, const QList<DayReport> &days);

// Drops all that `source` said, in one transaction. What the reader did stays in the journal.
[[nodiscard]] ChangeSet forgetSource(Database &database, const QString &source);

// How a day's status is written in the table `day`.
[[nodiscard]] QString nameOf(DayStatus status);
[[nodiscard]] DayStatus dayStatusOf(const QString &name);

} // namespace broadsheet
