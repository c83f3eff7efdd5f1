// Makes a library consistent whose papers, listings and events were put together from what could be
// read. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Drops listings without a paper and papers without a listing, computes from the rest what lists
// show, and the state from the journal. Search is indexed anew in the background. In a transaction
// of its own.
void rebuildDerived(Database &database);

} // namespace broadsheet
