// What the reader wrote: tags and notes on papers, and searches that are kept. Throws Failed.
#pragma once

#include "journal/Journal.h"

namespace broadsheet {

[[nodiscard]] QStringList tagsInUse(Database &database);
[[nodiscard]] QList<SavedSearch> keptSearches(Database &database);

// Takes papers out of the search index whose tags or note these events will change: what is indexed
// has to be known to be taken out.
void unindexAnnotated(Database &database, const EventRange &events);

} // namespace broadsheet
