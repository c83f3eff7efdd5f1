// How long a star waits until it is on disk while the library is busy with something else.
#pragma once

#include "Pieces.h"

namespace broadsheet::bench {

void measureWaits(const QString &path, const QList<DayReport> &days,
                  const QList<PieceGroup> &groups);

} // namespace broadsheet::bench
