// Keeps the full-text index in step with the papers, a slice at a time. Throws Failed.
#pragma once

#include "papers/ChangeSet.h"
#include "sqlite/Database.h"

#include <chrono>
#include <functional>

namespace broadsheet {

// Takes a paper out of the index. Has to be called before anything that changes its words (title,
// authors, texts, keywords, tags, note) or removes it, in the same transaction, since the index
// forgets only what it is told again. The paper is indexed anew in the background, even after a
// crash.
void unindex(Database &database, qint64 paper);

// Empties the index when an older program filled it, which may have made other words of a text.
void startAnewAfterUpdate(Database &database);

[[nodiscard]] int unindexedPapers(Database &database);

struct IndexedSlice
{
    int papers = 0;    // 0: every paper is indexed
    ChangeSet changes; // papers that turned out to be muted
};

// Indexes papers for about `time` or until something else is `wanted`, but one at least, in one
// transaction of its own.
[[nodiscard]] IndexedSlice indexSlice(Database &database, std::chrono::milliseconds time,
                                      const std::function<bool()> &wanted);

// Puts some of the parts together that slices leave behind, in one transaction of its own. False:
// there is nothing to do.
[[nodiscard]] bool mergeSlice(Database &database);

} // namespace broadsheet
