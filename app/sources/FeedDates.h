// Dates as feeds write them. Pure functions.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

// The day as it is written, whatever the time zone: "Fri, 22 Mar 2024 23:30:00 EST", "March 22,
// 2024", "2024-03-22T23:30:00Z", "20240322", "2024/3/22". Invalid: it has no day.
[[nodiscard]] QDate writtenDay(const QString &text);

// arXiv's days are those of Ithaca, New York. Midnight, wherever, and a time without an offset
// stand for the day that is written.
[[nodiscard]] QDate announcementDay(const QString &text);

} // namespace broadsheet
