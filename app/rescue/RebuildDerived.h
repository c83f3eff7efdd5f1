// Computes what follows from papers, listings and events anew. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// For a library that was put together from what could be read: drops listings without a paper and
// papers without a listing, computes from the rest what lists show, and the state from the journal.
// Search is indexed anew in the background. In a transaction of its own.
void rebuildDerived(Database &database);

// Earlier versions of the program could leave other marks in lists than were set, and wrong numbers
// of papers. Mends both, once for each library, in a transaction of its own.
void renewCounts(Database &database);

} // namespace broadsheet
