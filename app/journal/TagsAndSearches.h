// What the user wrote: tags and notes on papers, and saved searches. Throws Failed.
#pragma once

#include "journal/Journal.h"
#include "papers/Counts.h"

namespace broadsheet {

[[nodiscard]] QStringList tagsInUse(Database &database);           // sorted, see SortNames.h
[[nodiscard]] QList<TagCount> tagCounts(Database &database);       // the same
[[nodiscard]] QList<SavedSearch> keptSearches(Database &database); // sorted by name

// Removes the papers whose tags or note these events will change from the search index. Call it
// before the state changes: the index can only remove words that it is told again.
void unindexAnnotated(Database &database, const EventRange &events);

} // namespace broadsheet
