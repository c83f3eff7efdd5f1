// Keeps the full-text index in step with the papers, a slice at a time. Throws Failed.
#pragma once

#include "library/Database.h"

#include <chrono>

namespace broadsheet {

// Takes a paper out of the index. Has to be called before anything that changes its words (title,
// authors, texts, keywords, tags, note) or removes it, in the same transaction, since the index
// forgets only what it is told again. The paper is indexed anew in the background, even after a
// crash.
void unindex(Database &database, qint64 paper);

[[nodiscard]] int unindexedPapers(Database &database);

// Indexes papers for about `time`, in one transaction of its own. How many remain.
[[nodiscard]] int indexSlice(Database &database, std::chrono::milliseconds time);

} // namespace broadsheet
