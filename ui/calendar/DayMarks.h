// The state of a day over all its sources, as a sign and as text.
#pragma once

#include "papers/Day.h"

#include <QLocale>
#include <QMap>

namespace broadsheet {

// The worst state counts: Failed before CutShort before SoFar before the others.
[[nodiscard]] DayStatus overallStatus(const DaySummary &day);

// The sign below a day's number: "12" papers, "50+" (cut short), "33…" (may still grow), "12!" (a
// source failed), "–" (no papers that day), "!" (failed), "…" (not open yet), "" (not fetched).
[[nodiscard]] QString dayMark(const DaySummary &day);

// Friday, 22 March 2024. 12 papers, 4 unread, 1 starred.
// Hugging Face: complete, 08:02
// arXiv: failed, 09:00: The server did not answer. Next try 09:10
// One line per source. A time on another day is shown with its date. `today`: of the user; a list
// that may grow is said to until it closes.
[[nodiscard]] QString dayDescription(const DaySummary &day, const QLocale &locale, QDate today,
                                     const QMap<QString, QString> &sourceNames = {});

} // namespace broadsheet
