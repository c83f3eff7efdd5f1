// Keeps the full-text index up to date with the papers, in slices. Throws Failed.
#pragma once

#include "papers/ChangeSet.h"
#include "sqlite/Database.h"

#include <chrono>
#include <functional>

namespace broadsheet {

// Removes a paper from the index. Call it before its words (title, authors, texts, keywords, tags,
// note) change or the paper is deleted, in the same transaction: FTS5 needs the old text to delete
// a row. The paper is indexed again in the background, also after a crash.
void unindex(Database &database, qint64 paper);

// Empties the index: every paper is indexed again. In the caller's transaction.
void clearIndex(Database &database);

// The same, in a transaction of its own, if another version of the program filled it, whose words
// may differ.
void clearOutdatedIndex(Database &database);

[[nodiscard]] int unindexedCount(Database &database);

struct IndexedSlice
{
    int papers = 0;    // 0: every paper is indexed
    ChangeSet changes; // papers that are muted now, or no longer
};

// For a slice: more papers at once make fewer parts of the index.
inline constexpr std::chrono::milliseconds indexTime{80};

// Indexes papers for about `time`, or until `isWanted` says that the thread is needed, but at least
// one; in its own transaction.
[[nodiscard]] IndexedSlice indexSlice(Database &database, std::chrono::milliseconds time,
                                      const std::function<bool()> &isWanted);

// Merges some of the small parts of the index that slices leave behind, in its own transaction.
// False: there was nothing to merge. FTS5 merges all parts of one size at once, so it saves work to
// wait for several slices. Each leaves a part; with 16 of them FTS5 would merge in a commit.
inline constexpr int slicesToMerge = 12;
[[nodiscard]] bool mergeSlice(Database &database);

} // namespace broadsheet
