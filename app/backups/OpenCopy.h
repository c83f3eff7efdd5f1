// Opens a library to read it without changing anything beside it. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

// A backup, or another file that no program writes to. It is refused when it is missing
// (ErrorKind::NotFound), not a Broadsheet library or damaged (Malformed), or from a newer version
// (Newer).
[[nodiscard]] std::unique_ptr<Database> openCopy(const QString &path,
                                                 Database::IsCancelled isCancelled = {});

// A second connection to a library that is in use.
[[nodiscard]] std::unique_ptr<Database> openInUse(const QString &path,
                                                  Database::IsCancelled isCancelled = {});

} // namespace broadsheet
