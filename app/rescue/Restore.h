// Puts a backup, or any other whole library, in the place of the library.
//
// Blocks for as long as that takes. Any thread, while no connection of this program has the library
// open. Nothing here throws.
#pragma once

#include "backups/Backups.h"

namespace broadsheet {

struct Restored
{
    std::optional<Backup> kept; // the library as it was before
    QString keptAs;             // it was damaged, newer or not ours: that file; empty: it was not
    bool wasNewer = false;      // a later version of Broadsheet had written that file
    LibraryContents contents;   // of the library now
    qint64 broughtIn = 0;       // events that the library had and the backup lacks
};

// What the library holds, or why it cannot be read; nothing: there is none.
[[nodiscard]] std::optional<Backup> heldBy(const QString &library);

// The present state is kept as a backup first; a damaged library is rescued before that. What is no
// library of ours, or one of a newer version, is kept under another name. What the
// user did since the backup was made is not lost: the events of the library are brought in. A
// backup without papers brings its events into the library as it is.
//
// The new file is written beside the library, forced to the disk and renamed, so that there is a
// whole library at every moment. Fails with ErrorKind::NotFound, Malformed or Newer for what is no
// whole library of ours, with Usage for the library itself, and with Storage when another program
// has the library open or a file cannot be written. Nothing was changed then.
[[nodiscard]] Result<Restored> restoreLibrary(const QString &library, const QString &file,
                                              const BackUpOptions &options = {});

} // namespace broadsheet
