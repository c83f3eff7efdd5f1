// Days of the lists, and what is known of each.
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace broadsheet {

// How a day stands with one source. Never confuse Empty ("no papers that day") with Failed.
enum class DayStatus { NotFetched, Complete, CutShort, Empty, NotOpenYet, Failed };

// What is known best counts: a day that was complete stays so when a later attempt fails, and the
// attempt's problem stands beside it. Times are UTC.
struct DaySource
{
    QString source; // "digest", "huggingFace", …
    DayStatus status = DayStatus::NotFetched;
    QString origin;            // the file's name or the address it came from
    QDateTime at;              // when it was known to be so last
    QDateTime tried = {};      // the last attempt, `at` or later
    QString problem = {};      // of the last attempt; empty when it went well
    QDateTime nextTry = {};    // not before; invalid: whenever
    QByteArray validator = {}; // see DayReport

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
