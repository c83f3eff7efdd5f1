// Takes events from elsewhere into the journal: from the event file, a backup, or what could be
// read of a damaged library. Throws Failed.
#pragma once

#include "eventfile/JournalEvent.h"
#include "eventfile/ReadEventFile.h"
#include "journal/Journal.h"
#include "papers/ChangeSet.h"
#include "sqlite/Statement.h"

namespace broadsheet {

// The journal becomes the union of both, by the events' ids; what is there already is not changed.
// The outcome does not depend on the order of the events. Requires an open transaction, and that
// finish() is called before it is committed.
class EventMerger final
{
public:
    explicit EventMerger(Database &database);

    // True: the library did not have the event.
    bool add(const JournalEvent &event);
    [[nodiscard]] qint64 added() const { return m_added; }

    // Brings the state, and everything that follows from it, up to date with the events that were
    // added. Marks on papers and names that have another id or spelling today are moved to it.
    [[nodiscard]] ChangeSet finish();

private:
    void updateRises(const EventRange &events);
    void updateChanges(const EventRange &events);

    Database &m_database;
    Statement m_insert;
    qint64 m_added = 0;
    QString m_first; // the lowest and the highest id that was added
    QString m_last;
};

[[nodiscard]] bool hasEvents(Database &database);

// A library that was lost gets the name of its device again, so that undo knows the gestures of
// its journal for the user's. Requires an open transaction.
void setDevice(Database &database, const QString &device);

struct MergedEvents
{
    EventFileReport file;
    bool isOther = false; // of another library; nothing was taken
    qint64 added = 0;
    ChangeSet changes;
};

// All of this for an event file, in one transaction; see readEventFile() for the errors. A library
// without events takes over the file's device. One with events takes none from the file of another
// device.
[[nodiscard]] Result<MergedEvents> mergeEventFile(Database &database, const QString &path);

} // namespace broadsheet
