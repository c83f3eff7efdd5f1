// Whether a file has the tables, indexes and triggers that our scripts make, and no others.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Compares the library's schema with what the first `version` scripts make, to the letter. Fails
// with ErrorKind::Malformed, naming the first object that differs. What SQLite's ANALYZE leaves
// behind is allowed. It reads nothing but the schema.
//
// The schemas of the scripts built into the program are known by their digests, because running
// the scripts would take a good part of the start. They are run, in memory, when the digests
// differ.
void checkSchema(Database &database, const QStringList &scripts, int version);

// SHA-256, for the test that keeps the known ones up to date. Empty for unknown versions.
[[nodiscard]] QString schemaDigest(const Database &database);
[[nodiscard]] QString knownSchemaDigest(int version);

} // namespace broadsheet
