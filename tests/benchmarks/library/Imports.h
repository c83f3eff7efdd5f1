// What an import costs, and beside it what SQLite alone needs for the same rows and words.
#pragma once

#include <QString>

namespace broadsheet::bench {

// Imports a folder of digests into a new library, then writes what that holds with plain
// statements.
void measureImport(const QString &digests);

// One import for every 20 papers, as readers get them day by day; then all at once.
void measureDays(const QString &digests);

} // namespace broadsheet::bench
