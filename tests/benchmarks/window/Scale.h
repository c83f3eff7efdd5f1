// The window over libraries of any size: what a key press, a click and the start take.
#pragma once

#include "Pieces.h"

#include <QString>

namespace broadsheet::bench {

// Starts the program again and again; says how long until it has painted its list, and how much
// memory it holds then.
void measureStart(const QString &library, const QString &settings);

void measureScale(const QString &library, const QList<PieceGroup> &groups);

} // namespace broadsheet::bench
