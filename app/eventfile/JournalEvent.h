// An event of the journal: a row of the table `event`, and a line of the event file.
#pragma once

#include <QString>

namespace broadsheet {

struct JournalEvent
{
    QString id;
    qint64 at = 0; // milliseconds since 1970, UTC
    QString device;
    QString action; // the gesture it belongs to
    QString undoes; // the gesture that this one takes back; empty: none
    QString kind;
    QString subject;
    qint64 value = 0;
    QString text;

    bool operator==(const JournalEvent &) const = default;
};

} // namespace broadsheet
