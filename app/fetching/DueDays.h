// Which days of a source are due. Pure: the outcome depends on the arguments alone.
//
// The votes of a day's papers change for a week. A day is settled when it was known to be whole at
// least a week after its date; until then it is asked for again. Settled days are not.
#pragma once

#include "papers/Day.h"
#include "papers/Report.h"

#include <QHash>
#include <QList>
#include <QMap>

namespace broadsheet {

// Today in UTC, by which the services count, or in the user's time zone if that is a day ahead.
[[nodiscard]] QDate newestDayAnywhere(const QDateTime &now);

// Everything of the day is known: its papers, or that it has none.
[[nodiscard]] bool isWhole(DayStatus status);

[[nodiscard]] bool isSettled(const DaySource &known, QDate day);

struct FetchOccasion
{
    QDateTime now; // UTC
    // The user asked, with F5 for example: also days that were asked for a moment ago, and failed
    // days before their next try.
    bool byUser = false;
    // The program has just been started: its own pause of a few minutes after a source was
    // unreachable is skipped. A pause that a server asked for is not.
    bool atStart = false;
};

// The days of a refresh, newest first: the week up to today, and days that were missed or that
// failed since the source was first asked, at most three months back. `ledger`: Library::days().
[[nodiscard]] QList<QDate> daysToRefresh(const QList<DaySummary> &ledger, const QString &source,
                                         const FetchOccasion &occasion);

// The days of a range that the user asked for, newest first, without settled ones.
[[nodiscard]] QList<QDate> daysToFetch(const QList<DaySummary> &ledger, const QString &source,
                                       QDate from, QDate to);

// For a source that has only its newest day: whether it should be asked again.
[[nodiscard]] bool isNewestDue(const QList<DaySummary> &ledger, const QString &source,
                               const FetchOccasion &occasion);

// The next try of the day is still to come.
[[nodiscard]] bool isPaused(const DaySource &known, const QDateTime &now);

// The newest day of which the source has told something. Invalid: it has told nothing yet. An empty
// day without a validator does not count, since it says nothing of what the source has.
[[nodiscard]] QDate newestKnownDay(const QList<DaySummary> &ledger, const QString &source);

// The days of which the source may still have to tell something: those that failed, are not open
// yet or may grow.
[[nodiscard]] QMap<QDate, DaySource> openDays(const QList<DaySummary> &ledger,
                                              const QString &source);

// The oldest day whose list has closed in the last three days and was not read to its end since.
// Invalid: there is none.
[[nodiscard]] QDate oldestClosedDay(const QList<DaySummary> &ledger, const QString &source,
                                    const QDateTime &now);

// When a day with this outcome may be asked for again, if the server named no time itself. `at`:
// when it was asked for, UTC. Invalid: any time.
[[nodiscard]] QDateTime nextTryOf(DayStatus status, const QDateTime &at, bool isUnreachable);

// arXiv's newest list is sometimes that of the day before, under a new date. It is when the source
// has listed nearly all of its papers on the day before, `listedBefore` of them. The day is not
// open yet then, and its papers are dropped.
void dropStaleList(DayReport &newest, int listedBefore);

// Nothing comes to the day any more: its list has closed, or the day is over where lists do not.
[[nodiscard]] bool hasClosed(const QString &source, QDate day, const QDateTime &now);

// A list that may still grow is not complete until it was asked for after it closed.
void noteGrowth(DayReport &day);

// Papers that name no day are of the day on which they were first seen, `firstDays`, and not of
// every day on which the list is asked for. When the first report has none left, the newest one
// that has some takes its place.
void keepFirstDays(QList<DayReport> &days, const QHash<PaperId, QDate> &firstDays);

// How `day` stands with `source`; NotFetched when the ledger has no entry.
[[nodiscard]] DaySource ledgerEntry(const QList<DaySummary> &ledger, const QString &source,
                                    QDate day);

} // namespace broadsheet
