// The schema as numbered scripts: script N brings a library from version N-1 to N.
#pragma once

#include "sqlite/Database.h"

#include <QStringList>

namespace broadsheet {

// Of every Broadsheet library ("BdSh"), in the file's header: what is SQLite but not ours is
// refused.
inline constexpr quint32 applicationId = 0x42645368;

[[nodiscard]] QStringList schemaScripts(); // the ones built into the program

// The statements of a script, without the comments between them. A trigger is one statement.
[[nodiscard]] QStringList statementsOf(QStringView script);

// Brings the library to version scripts.size(), each script in one transaction, a new library in a
// single one. A library that holds something already is saved to "<file>.backup-v<version>" first,
// and that copy is checked. Throws Failed; what was migrated by then stays at a whole version.
void migrate(Database &database, const QStringList &scripts);

} // namespace broadsheet
