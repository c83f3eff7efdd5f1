// Reads on in a file of the shared folder. It is hostile input, and can be half there: shorter than
// before, without the end of its last line, with holes of zeros, or mended since it was read.
#pragma once

#include "sync/Carrier.h"
#include "sync/FileMark.h"

#include <QString>

namespace broadsheet {

// Reads from the mark to the end of the file, or until there are `most` events, and moves the mark.
// Adds to `received`, also `hasMore` and `lacksTaken`. Fails with ErrorKind::Unreadable.
[[nodiscard]] Result<void> readOn(const QString &path, FileMark &mark, int most,
                                  Received &received);

// How many lines of events a file has; it does not look into them.
[[nodiscard]] qint64 eventLinesIn(const QString &path);

} // namespace broadsheet
