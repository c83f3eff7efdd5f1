// Author names: how many papers each has, completing what is typed, and the papers of one name with
// the people behind it. Throws Failed.
#pragma once

#include "papers/AuthorPapers.h"
#include "sqlite/Database.h"

#include <QHash>

namespace broadsheet {

// Adds to each name the number of papers that it gains, which may be negative. Called when papers
// are indexed or removed from the index.
void addToNameCounts(Database &database, const QHash<QString, int> &gained);

// Names in which every typed word begins a word, those with the most papers first.
[[nodiscard]] QList<AuthorSummary> namesLike(Database &database, const QString &typed, int limit);

// Both leave out muted papers.
[[nodiscard]] AuthorSummary authorSummary(Database &database, const QString &name);
[[nodiscard]] AuthorPapers authorPapers(Database &database, const QString &name);

} // namespace broadsheet
