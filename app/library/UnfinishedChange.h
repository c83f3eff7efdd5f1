// A change of a library that was under way when a program was ended or the power went. SQLite has
// what was there before in "<file>-journal", and undoes the change when it opens the library for
// writing. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Whether that is why a library could not be opened for reading.
[[nodiscard]] bool isUnfinishedChange(const Failed &failed);

// Both files can come from someone else, so the change is undone in a copy first, which `examine`
// gets. Throws `refused` when the journal names another file, which SQLite would delete, or there
// is no room for a copy. `library` is no link and is not changed.
void examineUndone(const QString &library, const Failed &refused,
                   const std::function<void(Database &)> &examine);

} // namespace broadsheet
