// Keeps the full-text index in step with the papers, a slice at a time. Throws Failed.
#pragma once

#include "library/Database.h"

#include <chrono>

namespace broadsheet {

// Inside the transaction that changed the paper's words: it will be indexed again, even after a
// crash.
void awaitIndexing(Database &database, qint64 paper);

[[nodiscard]] int unindexedPapers(Database &database);

// Indexes papers for about `time`, in one transaction of its own. How many remain.
[[nodiscard]] int indexSlice(Database &database, std::chrono::milliseconds time);

} // namespace broadsheet
