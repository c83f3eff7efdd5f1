// Days, and how each stands with each source.
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace broadsheet {

// How a day stands with one source. SoFar means that everything is known that the source had, but
// that its list of this day may still grow. Empty means that the source has no papers for the day,
// Failed that this is unknown.
enum class DayStatus { NotFetched, Complete, SoFar, CutShort, Empty, NotOpenYet, Failed };

// A day that was complete stays complete when a later attempt fails; `problem` then says why that
// attempt failed. Times are UTC.
struct DaySource
{
    QString source; // "digest", "huggingFace", …
    DayStatus status = DayStatus::NotFetched;
    QString origin;            // the file's name or the address it came from
    QDateTime at;              // when the status was last confirmed
    QDateTime tried = {};      // the last attempt, `at` or later
    QString problem = {};      // of the last attempt; empty if it succeeded
    QDateTime nextTry = {};    // do not ask earlier; invalid: any time
    QByteArray validator = {}; // see DayReport
    int papers = 0;            // that it lists, with SoFar or when asked for; else 0

    bool operator==(const DaySource &) const = default;
};

struct DaySummary
{
    QDate day;
    int papers = 0;
    int unread = 0;
    int starred = 0;
    QList<DaySource> sources;

    bool operator==(const DaySummary &) const = default;
};

} // namespace broadsheet
