// What the user did on other machines, on its way into the journal and the state: a gesture in
// steps, see journal/GestureQueue.h. Belongs to the writing thread and throws Failed.
#pragma once

#include "finding/Muting.h"
#include "journal/StepSize.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"
#include "sync/Carrier.h"
#include "sync/SyncState.h"

#include <QByteArray>
#include <QSet>

#include <optional>

namespace broadsheet {

// The events of a page that the event file could have, those of each gesture together. The others
// go to the report. Pure.
[[nodiscard]] QList<JournalEvent> checkedEvents(const Received &page, const QDateTime &now,
                                                SyncReport &report);

struct Arrival
{
    QList<JournalEvent> events; // of whole gestures, those of each together
    QByteArray cursor;          // behind them
    QString address;            // of the carrier
    // Of this exchange so far, see NoteClashes.h. It must outlive the gesture; nullptr: none came.
    QSet<QString> *notes = nullptr;
};

// The last step moves the cursor. A program that ends before that receives all of it again, and
// what is in the journal already does no harm.
class TakeArrival final
{
public:
    explicit TakeArrival(Arrival arrival) : m_arrival(std::move(arrival)) {}

    // No gesture of the user is of this kind, so none waits for what arrives. Undo and redo do:
    // they must find whole gestures.
    [[nodiscard]] static std::optional<Mark> mark() { return Mark::Cited; }
    // The number of events that the library did not have.
    [[nodiscard]] std::optional<qint64> step(Database &database, ChangeSet &changes);

private:
    [[nodiscard]] qsizetype endOfStep() const;
    [[nodiscard]] ChangeSet takeNext(Database &database, qsizetype end);
    [[nodiscard]] std::optional<qint64> hideNext(Database &database, ChangeSet &changes);

    Arrival m_arrival;
    QSet<QString> m_notes; // instead of those
    qsizetype m_done = 0;  // events
    qint64 m_added = 0;
    bool m_isTaken = false;
    std::optional<RenewMuted> m_hiding; // papers that the events mute, after the last one
    bool m_isHidden = true;
    StepSize m_size{StepSize::firstOfMarks};
};

} // namespace broadsheet
