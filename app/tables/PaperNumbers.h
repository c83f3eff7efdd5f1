// From a paper's id to its number in the library. Throws Failed.
#pragma once

#include "papers/PaperId.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] qint64 paperNumber(Database &database, const PaperId &id); // 0: not in the library

// An array for json_each().
[[nodiscard]] QString jsonOf(const QList<qint32> &numbers);

} // namespace broadsheet
