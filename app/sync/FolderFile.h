// Reads on in a file of the shared folder. It is hostile input, and can be half there: shorter than
// before, without the end of its last line, with holes of zeros, or mended since it was read.
#pragma once

#include "sync/Carrier.h"

#include <QByteArray>
#include <QString>

namespace broadsheet {

// How far a file was read.
struct FileMark
{
    qint64 at = 0;       // bytes; a call of append() ends there
    qint64 line = 0;     // lines before that
    QByteArray checksum; // of the last of these lines
    qint64 mend = -1;    // from here on something was damaged, and may be whole later; -1: nothing
    qint64 mendLine = 0;
    // What the file was like then. While that does not change, nothing is read.
    qint64 size = -1;
    qint64 changed = 0; // ms since 1970

    bool operator==(const FileMark &) const = default;
};

// Reads from the mark to the end of the file, or until there are `most` events, and moves the mark.
// Adds to `received`, also `hasMore`. Fails with ErrorKind::Unreadable.
[[nodiscard]] Result<void> readOn(const QString &path, FileMark &mark, int most,
                                  Received &received);

} // namespace broadsheet
