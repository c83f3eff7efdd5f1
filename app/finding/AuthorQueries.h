// The names that authors go by: how many papers each stands on, names that begin with what is
// typed, and who seems to be two people. Throws Failed.
#pragma once

#include "papers/AuthorPapers.h"
#include "sqlite/Database.h"

namespace broadsheet {

// `by` more papers (or fewer, for a negative number) under each of these names: when a paper is
// indexed or taken out of the index.
void countNames(Database &database, const QStringList &names, int by);

[[nodiscard]] QList<AuthorSummary> namesLike(Database &database, const QString &typed, int limit);

// Muted papers are left out of both.
[[nodiscard]] AuthorSummary authorSummary(Database &database, const QString &name);
[[nodiscard]] AuthorPapers authorPapers(Database &database, const QString &name);

} // namespace broadsheet
