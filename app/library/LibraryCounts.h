// Days and counts of the whole library: the functions of Library of these names. Throws Failed.
#pragma once

#include "papers/Counts.h"
#include "papers/Day.h"
#include "papers/LibraryInfo.h"
#include "sqlite/Database.h"
#include "tables/DayLedger.h"

namespace broadsheet {

[[nodiscard]] QList<DaySummary> daySummaries(Database &database, PapersCounted counted);
[[nodiscard]] ViewCounts viewCounts(Database &database);
[[nodiscard]] QDate nextOlderUnreadDay(Database &database, QDate after);
[[nodiscard]] LibraryInfo libraryInfo(Database &database);

} // namespace broadsheet
