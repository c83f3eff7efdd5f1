// Adds to a library what one of its backups has besides. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// `backup`: a file that openCopy() accepts. The rows that the library has are kept. Derived tables
// do not follow, see RebuildDerived.h. Outside of transactions.
void fillEvents(Database &library, const QString &backup); // and the name of the device
void fillPapers(Database &library, const QString &backup);

} // namespace broadsheet
