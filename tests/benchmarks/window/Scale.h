// Times keys, clicks and the start of the window on libraries of any size.
#pragma once

#include "Pieces.h"

#include <QString>

namespace broadsheet::bench {

// Starts the program several times. Reports the time until the list is painted, and the memory
// that is used then.
void measureStart(const QString &library, const QString &settings);

void measureScale(const QString &library, const QList<PieceGroup> &groups);

} // namespace broadsheet::bench
