// Lists of papers that people keep as JSON: the Hub's daily list as it was sent, also with texts in
// another language added, and a list of objects, one a paper, also as JSON Lines. Pure functions.
#pragma once

#include "digest/Digest.h"

namespace broadsheet {

struct SavedList
{
    bool isList = false; // names a paper; false: some other JSON
    QList<DayReport> days;
    QString problem; // why it is not all there, one sentence; empty: it is
    QList<Diagnostic> diagnostics;
};

// A reply of an archive has the limits of replies; a file that the user has, those of digests.
enum class SavedPlace { Reply, File };

// Whether a file of this name, or with these bytes when the name does not tell, is JSON.
[[nodiscard]] bool isSavedList(const QString &name, QByteArrayView bytes);

// The papers have the day that the list gives them, else `day`, or the one of the file's name when
// that is invalid. The language of texts that the list's maker wrote is in the file's name, else it
// is guessed. `name` can be a path; `origin` is kept in the reports.
[[nodiscard]] SavedList readSavedList(QByteArrayView bytes, const QString &name,
                                      const QString &origin, SavedPlace place, QDate day = {});

} // namespace broadsheet
