// Runs the same searches with SQLite's own means: LIKE over the texts, and FTS5 with its built-in
// tokenizers, on a copy of the texts in a separate file.
#pragma once

#include "Pieces.h"

namespace broadsheet::bench {

void compare(const QString &libraryPath, const QString &folder, const QList<PieceGroup> &groups);

} // namespace broadsheet::bench
