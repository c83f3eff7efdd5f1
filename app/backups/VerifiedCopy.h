// Copies of a library that were read back before they count. Throws Failed.
#pragma once

#include "backups/LibraryContents.h"

#include <QString>

namespace broadsheet {

enum class CopyOf {
    Everything,
    State, // what the user did: a library of the newest version without papers
};

// Writes a copy of the library to `unfinished`, opens it, checks it and forces it to the disk. The
// copy shows one moment of the library, whatever is written meanwhile. It has at least the events
// that the library had at first. After a failure the file is gone.
[[nodiscard]] LibraryContents writeVerifiedCopy(Database &source, const QString &unfinished,
                                                CopyOf what);

// Whether a library is such a copy of the state alone.
[[nodiscard]] bool holdsStateOnly(Database &database);

} // namespace broadsheet
