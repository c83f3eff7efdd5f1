// What the library knows of its event file, in the table `meta`. It is written in the transaction
// of the events, so that one look at the end of the file shows whether it has them. Throws Failed.
#pragma once

#include "eventfile/EventFile.h"
#include "sqlite/Database.h"

namespace broadsheet {

struct EventFileMark
{
    // The file has all events of the journal if it is so long and its last line has this checksum.
    // -1: it lacks some.
    qint64 size = -1; // bytes
    QByteArray checksum;
    // The same without the events of the last transaction: a program that ended after the commit
    // leaves the file like this.
    qint64 sizeBefore = -1;
    QByteArray checksumBefore;
    QString newest; // the id of the newest event of the journal
    // The size after the file was written with only the events that matter; 0: it has all.
    qint64 compacted = 0;

    [[nodiscard]] bool isOf(const EventFile &file) const;
    // The file lacks the events of the last transaction, all or some, and has no others.
    [[nodiscard]] bool isAheadOf(const EventFile &file) const;
    // The same after one more transaction, which adds these lines to the file.
    [[nodiscard]] EventFileMark followedBy(const QByteArray &lines,
                                           const QString &newestEvent) const;
    // The file lacks events.
    [[nodiscard]] EventFileMark incomplete() const { return {.compacted = compacted}; }

    bool operator==(const EventFileMark &) const = default;
};

[[nodiscard]] EventFileMark eventFileMark(Database &database);
[[nodiscard]] QString newestEvent(Database &database);
void writeEventFileMark(Database &database, const EventFileMark &mark); // in a transaction

} // namespace broadsheet
