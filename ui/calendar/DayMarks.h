// How a day stands over all its sources, in a sign and in words.
#pragma once

#include "papers/Day.h"

#include <QLocale>
#include <QMap>

namespace broadsheet {

// A failure or a cut is never hidden behind another source that went well.
[[nodiscard]] DayStatus overallStatus(const DaySummary &day);

// The small line under a day's number: "12", "50+" (cut short), "12!" (a source failed), "–" (no
// papers that day), "!" (failed), "…" (not open yet), "" (not fetched).
[[nodiscard]] QString dayMark(const DaySummary &day);

// Friday, 22 March 2024. 12 papers, 4 unread, 1 starred.
// Hugging Face: complete, 08:02
// arXiv: failed, 09:00: The server did not answer. Next try 09:10
// One line for each source; times of other days have their date.
[[nodiscard]] QString dayDescription(const DaySummary &day, const QLocale &locale,
                                     const QMap<QString, QString> &sourceNames = {});

} // namespace broadsheet
