// Bibliographies that the user opens.
#pragma once

#include "matching/EntryMatcher.h"

namespace broadsheet {

// Whether a file is a bibliography, by its name and the beginning of its content. False for
// folders and for what cannot be read. Any thread that may wait for the disk.
[[nodiscard]] bool isBibliographyFile(const QString &path);

// An error names the file. What is broken in it is in the bibliography's problems. Any thread that
// may wait for the disk.
[[nodiscard]] Result<Bibliography> readBibliographyFile(const QString &path);
[[nodiscard]] Result<Bibliography> readBibliographyOf(const QString &name, const QByteArray &bytes);

// "41 of 57 entries are in the library."
[[nodiscard]] QString summaryOf(const Bibliography &bibliography, const EntryMatches &matches);

// An entry that is not in the library: "roe2020: A Title", and why if it is ambiguous.
[[nodiscard]] QString describe(const UnmatchedEntry &unmatched, const Bibliography &in);

} // namespace broadsheet
