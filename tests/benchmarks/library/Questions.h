// Times the queries of the window on a library of any size.
#pragma once

#include "Pieces.h"

namespace broadsheet::bench {

void measureSearches(const QString &path, const QList<PieceGroup> &groups);
void measureLists(const QString &path);
void measureMarks(const QString &path); // changes the library, and takes it back

} // namespace broadsheet::bench
