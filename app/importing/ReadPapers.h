// What an import reads from the bytes of one file: a digest, or a list saved as JSON. Pure
// function.
#pragma once

#include "importing/DigestFiles.h"

namespace broadsheet {

struct ReadPapers
{
    bool isDigest = false; // false: one of the other files of an archive, nothing to report
    QList<DayReport> days;
    QList<Diagnostic> diagnostics;
    QList<PaperNote> notes = {};
};

// `place` is the path or name that may have the day. Files that were given are always digests;
// files that were found are when they have papers, or a day in their path.
[[nodiscard]] ReadPapers readPapers(const DigestFile &file, const QByteArray &bytes,
                                    const QString &place);

} // namespace broadsheet
