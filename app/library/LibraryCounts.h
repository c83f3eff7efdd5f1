// The questions about the library as a whole: days and counts. Throws Failed.
#pragma once

#include "library/Library.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] QList<DaySummary> daySummaries(Database &database);
[[nodiscard]] ViewCounts viewCounts(Database &database);
[[nodiscard]] QDate nextOlderUnreadDay(Database &database, QDate after);
[[nodiscard]] LibraryInfo libraryInfo(Database &database);

} // namespace broadsheet
