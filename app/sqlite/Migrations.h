// The schema as numbered scripts: script N brings a library from version N-1 to N.
#pragma once

#include "sqlite/Database.h"

#include <QStringList>

#include <functional>

namespace broadsheet {

// In the header of every Broadsheet library ("BdSh"). SQLite files of other programs are refused.
inline constexpr quint32 applicationId = 0x42645368;

// The scripts built into the program, the first one first.
[[nodiscard]] QStringList schemaScripts();

// The statements of a script, without comments. A trigger is one statement.
[[nodiscard]] QStringList statementsOf(QStringView script);

// Keeps a copy of a library of this version.
using BackUp = std::function<void(Database &, qint64 version)>;

// Brings the library to version scripts.size(), in one transaction. `backUp` is called before an
// older library is changed. Throws Failed; the library then is as it was.
void migrate(Database &database, const QStringList &scripts, const BackUp &backUp = {});

} // namespace broadsheet
