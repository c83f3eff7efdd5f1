// The schema as numbered scripts: script N brings a library from version N-1 to N.
#pragma once

#include "sqlite/Database.h"

#include <QStringList>

namespace broadsheet {

// In the header of every Broadsheet library ("BdSh"). SQLite files of other programs are refused.
inline constexpr quint32 applicationId = 0x42645368;

// The scripts built into the program, the first one first.
[[nodiscard]] QStringList schemaScripts();

// The statements of a script, without comments. A trigger is one statement.
[[nodiscard]] QStringList statementsOf(QStringView script);

// Brings the library to version scripts.size(). Each script runs in one transaction; for a new
// library all of them run in a single one. An older library is first copied to
// "<file>.backup-v<version>", and the copy is checked. Throws Failed; the library then is at the
// version of the last script that succeeded.
void migrate(Database &database, const QStringList &scripts);

} // namespace broadsheet
