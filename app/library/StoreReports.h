// Stores what sources said. Throws Failed.
#pragma once

#include "library/StoreClock.h"
#include "papers/ChangeSet.h"
#include "papers/Report.h"
#include "sqlite/DatabaseThread.h"

#include <QFuture>

#include <functional>

namespace broadsheet {

// Stores the days, which are storable(), in transactions of some papers each, and calls `makeWay`
// between them. If `isAwaited` tells whether somebody waits for that, transactions are larger while
// nobody does. It compares first and writes only differences, so storing the same again writes
// nothing, and what was broken off is completed. The ledger says of a day that it is there when all
// its papers are. Entries without an id are left out. `clock` dates what has no time of its own.
// `changes` grows with each transaction, and says what was stored when a later one fails.
void storeDays(Database &database, const QList<DayReport> &days, StoreClock &clock,
               ChangeSet &changes, const std::function<void()> &makeWay,
               const std::function<bool()> &isAwaited = {});
// Makes way to the jobs of the thread on which it is called, also while the days are being cleaned.
void storeDays(Database &database, QFuture<QList<DayReport>> cleaned, StoreClock &clock,
               ChangeSet &changes, DatabaseThread &thread);

// Drops everything that `source` said, in one transaction. The user's marks stay in the journal.
[[nodiscard]] ChangeSet forgetSource(Database &database, const QString &source);

} // namespace broadsheet
