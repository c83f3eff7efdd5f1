// Dates as text. Qt's short formats consist of numbers only ("3/22/24"); these forms are for lines
// of text.
#pragma once

#include <QDateTime>
#include <QLocale>

namespace broadsheet {

[[nodiscard]] QString dayText(QDate day, const QLocale &locale);     // 22 Mar 2024, 2024. 3. 22.
[[nodiscard]] QString fullDayText(QDate day, const QLocale &locale); // with the weekday
[[nodiscard]] QString monthText(QDate day, const QLocale &locale);   // March 2024, 2024년 3월

// With the minute, in local time; empty if invalid.
[[nodiscard]] QString momentText(const QDateTime &moment, const QLocale &locale);

} // namespace broadsheet
