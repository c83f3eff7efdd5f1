// The reports of a list whose entries are of many days: a journal's feed, or the hits of a search.
#pragma once

#include "sources/Source.h"

#include <QMap>

namespace broadsheet {

using PapersByDay = QMap<QDate, QList<PaperReport>>;

// One report for each day. The first is that of the newest day, or of `start` when there is none,
// and has its status by `problem`. The list has all of a day after its oldest one, so such a day is
// Complete when it can no longer grow; the others are NotFetched.
[[nodiscard]] ParsedResponse reportsOf(const DayReport &start, const PapersByDay &papers,
                                       const QString &problem);

} // namespace broadsheet
