// Opens a library to read it without changing anything beside it. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

// A backup, or another file that no program writes to. It is refused when it is missing
// (ErrorKind::NotFound), not a Broadsheet library or damaged (Malformed), or from a newer version
// (Newer). A change that was under way is undone in what is read, not in the file.
[[nodiscard]] std::unique_ptr<Database> openCopy(const QString &path,
                                                 Database::IsCancelled isCancelled = {});

// Undoes the change of a library that was under way when a program was ended (UnfinishedChange.h),
// if there is one, after it was examined in a copy. `library` is no link.
void undoUnfinished(const QString &library);

// A second connection to a library that is in use.
[[nodiscard]] std::unique_ptr<Database> openInUse(const QString &path,
                                                  Database::IsCancelled isCancelled = {});

} // namespace broadsheet
