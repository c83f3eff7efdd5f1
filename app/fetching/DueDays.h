// Which days are worth asking for. Pure: the outcome depends on the arguments alone.
//
// Votes on a day's papers move for a week, so a day is settled when it was known to be whole at
// least so long after it; until then it is asked for again. Settled days are left alone.
#pragma once

#include "papers/Day.h"

#include <QList>

namespace broadsheet {

// Days are the services', in UTC; the reader's own date may be one ahead of it.
[[nodiscard]] QDate newestDayAnywhere(const QDateTime &now);

// All of the day is known, also that it is empty.
[[nodiscard]] bool isWhole(DayStatus status);

[[nodiscard]] bool isSettled(const DaySource &known, QDate day);

struct FetchOccasion
{
    QDateTime now; // UTC
    // F5: asks again what was asked a moment ago, and does not wait for the next try of a day that
    // failed.
    bool byReader = false;
    // The program has just been started: the few minutes that it would wait by itself after nobody
    // answered are not waited out. What a server asked for is.
    bool atStart = false;
};

// The week up to today, and days that were missed or failed since the source was asked first, at
// most three months back. Newest first. `ledger` are the library's days.
[[nodiscard]] QList<QDate> daysToRefresh(const QList<DaySummary> &ledger, const QString &source,
                                         const FetchOccasion &occasion);

// What is left to do of a range that the reader asked for, newest first: all but settled days.
[[nodiscard]] QList<QDate> daysToFetch(const QList<DaySummary> &ledger, const QString &source,
                                       QDate from, QDate to);

// For a source that only gives its newest day: whether it was not asked for a while.
[[nodiscard]] bool isNewestDue(const QList<DaySummary> &ledger, const QString &source,
                               const FetchOccasion &occasion);

// What `source` said of `day` so far; nothing: NotFetched.
[[nodiscard]] DaySource ledgerEntry(const QList<DaySummary> &ledger, const QString &source,
                                    QDate day);

} // namespace broadsheet
