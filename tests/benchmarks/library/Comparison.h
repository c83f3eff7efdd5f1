// The same searches through what SQLite brings: LIKE over the texts, and FTS5 with its own
// tokenizers, over the same texts in a file of their own.
#pragma once

#include "Pieces.h"

namespace broadsheet::bench {

void compare(const QString &libraryPath, const QString &folder, const QList<PieceGroup> &groups);

} // namespace broadsheet::bench
