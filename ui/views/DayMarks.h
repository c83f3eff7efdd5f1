// How a day stands over all its sources, in a sign and in words.
#pragma once

#include "papers/Day.h"

#include <QLocale>

namespace broadsheet {

// A failure or a cut is never hidden behind another source that went well.
[[nodiscard]] DayStatus overallStatus(const DaySummary &day);

// The small line under a day's number: "12", "50+" (cut short), "12!" (a source failed), "–" (no
// papers that day), "!" (failed), "…" (not open yet), "" (not fetched).
[[nodiscard]] QString dayMark(const DaySummary &day);

// Friday, 22 March 2024. 12 papers, 4 unread, 1 starred. Complete.
[[nodiscard]] QString dayDescription(const DaySummary &day, const QLocale &locale);

} // namespace broadsheet
