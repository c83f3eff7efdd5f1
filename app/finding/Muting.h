// Keeps the column `paper.muted` up to date, see tables/MuteFilter.h. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <QDate>
#include <QList>
#include <QSet>

namespace broadsheet {

// Updates `paper.muted` of papers whose words or authors changed. Returns the days whose muted
// papers changed.
[[nodiscard]] QSet<QDate> updateMuted(Database &database, const QList<qint64> &papers);

// Updates `paper.muted` of all indexed papers and all day counts, after the muted words or authors
// changed. Returns the days whose counts changed.
[[nodiscard]] QSet<QDate> updateAllMuted(Database &database);

// How many indexed papers are hidden although nothing that is muted hides them, or the other way
// round.
[[nodiscard]] qsizetype wronglyMuted(Database &database);

} // namespace broadsheet
