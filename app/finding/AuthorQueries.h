// Author names: how many papers each has, completing what is typed, and the papers of one name with
// the people behind it. Throws Failed.
#pragma once

#include "papers/AuthorPapers.h"
#include "sqlite/Database.h"

namespace broadsheet {

// Adds `by`, which may be negative, to the number of papers of each name. Called when a paper is
// indexed or removed from the index.
void addToNameCounts(Database &database, const QStringList &names, int by);

// Names in which every typed word begins a word, those with the most papers first.
[[nodiscard]] QList<AuthorSummary> namesLike(Database &database, const QString &typed, int limit);

// Both leave out muted papers.
[[nodiscard]] AuthorSummary authorSummary(Database &database, const QString &name);
[[nodiscard]] AuthorPapers authorPapers(Database &database, const QString &name);

} // namespace broadsheet
