// The gestures undo and redo. Belongs to the writing thread and throws Failed.
#pragma once

#include "finding/Muting.h"
#include "journal/Journal.h"
#include "journal/StepSize.h"
#include "papers/ChangeSet.h"
#include "papers/UndoOutcome.h"

#include <QSet>

namespace broadsheet {

// Undoes or redoes a gesture, see nextToTakeBack(), one of very many events in steps. Fails with
// ErrorKind::NotFound when there is none.
class TakeBack final
{
public:
    TakeBack(Direction direction, Clock clock) : m_direction(direction), m_clock(std::move(clock))
    {}

    // Nothing before the first step: all other gestures are ordered with it.
    [[nodiscard]] std::optional<Mark> mark() const
    {
        return m_writer ? std::optional(m_marking.mark) : std::nullopt;
    }
    [[nodiscard]] bool hasBegun() const { return m_writer.has_value(); }
    [[nodiscard]] bool hasMarked() const { return hasBegun(); }
    // Makes the next step take back the events of these papers that were not taken back yet, and
    // only them. False: there are none.
    [[nodiscard]] bool bringForward(Database &database, const QList<qint32> &papers);
    [[nodiscard]] std::optional<UndoOutcome> step(Database &database, ChangeSet &changes);

private:
    struct Taken
    {
        QString ids;      // of events, a JSON list
        qint64 count = 0; // with those that were brought forward before
    };

    void begin(Database &database);
    void describe(Database &database);
    void nameMachine(Database &database);
    void countMore(Database &database);
    [[nodiscard]] Taken takeNext(Database &database);

    Direction m_direction;
    Clock m_clock;
    QString m_gesture;        // where the chain begins
    QString m_action;         // that is taken back
    qint64 m_firstMoment = 0; // of its events, ms since 1970
    qint64 m_lastMoment = 0;
    bool m_isNamed = false;
    bool m_isWritten = false;
    QString m_after;         // the last event that was taken back in the order of the events
    QStringList m_ahead;     // events that the next step takes back
    QSet<QString> m_brought; // forward, all of them so far
    qint64 m_counted = 0;    // events of the gesture
    QString m_lastCounted;
    bool m_isCounted = false;
    std::optional<RenewMuted> m_hiding; // what is muted, after the events
    bool m_isHidden = true;
    StepSize m_size{StepSize::firstOfMarks};
    std::optional<EventWriter> m_writer;
    Marking m_marking;
};

} // namespace broadsheet
