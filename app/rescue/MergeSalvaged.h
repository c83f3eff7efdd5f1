// Adds to a library what could be read of a damaged file besides. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Whether what could be read says that it is the library of another device: it has a name, and
// nothing in it was done on this one. `device`: of files beside it; empty: nothing says which.
[[nodiscard]] bool isOfAnother(Database &salvaged, const QString &device);

// `library` has what was checked: the events of the event file, and what the backups have. It keeps
// all of that. `salvaged`: what salvage() read, with dropNonsense() behind it. A row of it that
// says something else than the library counts only when it is newer and bears no marks of damage.
// `now`: ms since 1970; no row is newer. Returns how many papers were left out because nothing says
// more than their ids. Derived tables do not follow, see RebuildDerived.h.
[[nodiscard]] qint64 mergeSalvaged(Database &library, Database &salvaged, qint64 now);

} // namespace broadsheet
