// Days of the lists, and what is known of each.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace broadsheet {

// How a day stands with one source. Never confuse Empty ("no papers that day") with Failed.
enum class DayStatus { NotFetched, Complete, CutShort, Empty, NotOpenYet, Failed };

struct DaySource
{
    QString source; // "digest", "arxiv", …
    DayStatus status = DayStatus::NotFetched;
    QString origin; // the file's name or the address it came from
    QDateTime at;   // when, UTC

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
