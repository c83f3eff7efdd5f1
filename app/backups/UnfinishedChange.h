// A change of a library that was under way when a program was ended or the power went. SQLite has
// what was there before in "<file>-journal", and undoes the change when it opens the library for
// writing. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

// Whether that is why a library could not be opened for reading.
[[nodiscard]] bool isUnfinishedChange(const Failed &failed);

// Why the library at `path` cannot be read before a change is undone; nothing: there is none. Looks
// into the file only if there is a journal beside it.
[[nodiscard]] std::optional<Failed> unfinishedChange(const QString &path);

// Both files can come from someone else, so the change is undone in a copy, which has no name any
// more and is gone when it is closed. The library is not changed, and is no link. Throws `refused`
// when the journal names another file, which SQLite would delete, or there is no room for a copy.
[[nodiscard]] std::unique_ptr<Database> openUndone(const QString &library, const Failed &refused);

} // namespace broadsheet
