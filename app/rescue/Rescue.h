// Makes a library again from what is left of one that was damaged or lost: the damaged file, which
// is kept, and the backups. The event file brings the rest when the library is opened. README.md
// says more. Blocks for as long as that takes. Throws Failed; the library then is as it was.
#pragma once

#include "backups/LibraryContents.h"
#include "base/Clock.h"
#include "base/Result.h"
#include <QString>

#include <functional>
#include <optional>

namespace broadsheet {

struct Rescued
{
    bool wasMissing = false; // the library was not there, or empty
    QString keptAs;          // the damaged file; empty: there was none
    QString journalKeptAs;   // the event file beside it was another library's; empty: it was not
    QString logKeptAs;       // only the log was wrong; the library is as it was without it
    LibraryContents contents;
    qint64 papersBefore = 0; // at least so many had been there; 0: not known
    QString backup;          // the newest that something came from; empty: none

    [[nodiscard]] QString message(const QString &library) const; // for the user
};

// Whoever calls these has no connection to the library, and `library` is no link.

// Before the library is opened: it is lost, or its log is not its own, or examineWhenOpened() was
// called for it. Nothing: it can be opened as it is.
[[nodiscard]] std::optional<Rescued> rescueBeforeOpening(const QString &library, const Clock &clock,
                                                         const std::function<bool()> &isCancelled);

// After it could not be opened. Nothing: the file is no damaged library of ours, and was not
// changed.
[[nodiscard]] std::optional<Rescued> rescueDamaged(const QString &library, const Clock &clock,
                                                   const std::function<bool()> &isCancelled);

// Reads all of the library, and rescues it if it is damaged or lost. Nothing: it is whole. Damaged
// lines of its event file are told and mended when it is opened the next time. Fails
// with ErrorKind::NotFound when there is none, and with Malformed or Newer for a file that is no
// library of ours. This one does not throw.
[[nodiscard]] Result<std::optional<Rescued>> checkLibrary(const QString &library);

// Reads all of a library that is in use, and of its event file. Fails with ErrorKind::Malformed
// when the library is damaged; it is then rescued when it is opened the next time. An event file
// with damaged lines is then read, and written anew. This one does not throw either.
[[nodiscard]] Result<void> examineInUse(const QString &library,
                                        const std::function<bool()> &isCancelled);

} // namespace broadsheet
