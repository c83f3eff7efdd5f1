// Reads an event file. It is hostile input: it can come from someone else, be damaged in any place,
// or be half-written.
#pragma once

#include "base/Result.h"
#include "eventfile/EventFileHeader.h"
#include "eventfile/JournalEvent.h"

#include <QList>

#include <functional>

namespace broadsheet {

struct EventFileReport
{
    std::optional<EventFileHeader> header; // nothing: the first line is damaged
    qint64 size = 0;                       // bytes that were read
    qint64 events = 0;                     // the lines of events; one can be there twice
    qint64 badLines = 0;                   // they were left out
    QList<qint64> firstBadLines;           // their numbers, from 1; at most 20 of them
    // The last line is a part of one, because the power went while it was written. It is not among
    // the bad lines.
    bool isCutShort = false;
};

// Calls `use` for each event in the order of the file and leaves bad lines out. Memory does not
// grow with the file. Fails with ErrorKind::NotFound; with Unreadable, also for what is no plain
// file; with Newer for a later version of the format, without calling `use`; with TooLarge above
// maxJournalReadBytes; and with Malformed for a file that has lines and not one that is ours. An
// empty file is no error. Any thread. What `use` throws passes through.
[[nodiscard]] Result<EventFileReport> readEventFile(const QString &path,
                                                    const std::function<void(JournalEvent)> &use);

} // namespace broadsheet
