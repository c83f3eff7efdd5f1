// The journal of what the user did, and the state that follows from it (see README.md). Events of a
// kind that only a newer version knows are kept and have no effect. Writing requires an open
// transaction. Throws Failed.
#pragma once

#include "base/Clock.h"
#include "journal/EventIds.h"
#include "papers/State.h"
#include "sqlite/Database.h"

#include <QList>

#include <optional>

namespace broadsheet {

// Gives this copy of the library a device name (a UUID) if it has none yet, in a transaction of its
// own. Not inside a transaction.
void ensureDevice(Database &database);
[[nodiscard]] QString deviceOf(Database &database);

// The events with ids from `first` to `last`, both included.
struct EventRange
{
    QString first;
    QString last;
};

// An event of one kind and value for each of some papers.
struct PaperEvents
{
    EventRange range;
    Mark mark = Mark::Read;
    qint64 count = 0;
    QList<qint32> papers; // empty: some of those that were asked for have no event
};

// Writes the events of one gesture, or a part of them. They share the column `action` and the
// moment `at`, which is later than everything that this library knows; the time of the clock is in
// their ids. They are in the journal and not in the state until fold() is called.
class EventWriter final
{
public:
    // `undoes`: the action that this one takes back.
    EventWriter(Database &database, const Clock &clock, QString undoes = {});

    // Later gestures get a later moment, even if this one writes its first events after them. In a
    // transaction.
    void reserveMoment();

    // The events are a later part of this gesture.
    void continueAction(const QString &name);
    [[nodiscard]] const QString &action() const { return m_name; }

    EventRange add(const QString &kind, const QStringList &subjects, int value,
                   const QString &text = {});
    // For a kind with a column in `mark`: an event for each of these papers whose state differs.
    PaperEvents addPapers(Mark mark, bool on, const QList<qint32> &numbers);
    // Restores what was there before these events of `undoes`: their ids as a JSON list, at most so
    // many.
    EventRange addPriorState(const QString &events, qint64 most);

private:
    Database &m_database;
    qint64 m_time; // of the clock
    qint64 m_at;   // puts the events in order
    EventIds m_ids;
    QString m_device;
    QString m_name;
    QString m_undoes;
};

enum class Direction { Undo, Redo };

// What undo or redo takes back. A gesture, the undo of it, the redo of that and so on are a chain
// of actions, in which each takes back the one before.
struct Chain
{
    QString gesture; // its first action
    QString last;    // its last one, which is taken back; the gesture itself while it is alone
};

// For Undo: the newest gesture of the user, on whatever machine, that is done now. For Redo: the
// one that was undone last, unless there was a new gesture since. Nothing: there is none. `passed`
// does not count.
[[nodiscard]] std::optional<Chain> nextToTakeBack(Database &database, Direction direction);

[[nodiscard]] bool isTakenBack(Database &database, const QString &action);

// Updates `state` and everything derived from it except `mark.muted`; `tally` stays empty if it
// is. The outcome does not depend on the order in which events are folded.
void fold(Database &database, const EventRange &events);
// The same, quicker, in the transaction in which they were written.
void foldPapers(Database &database, const PaperEvents &events);

} // namespace broadsheet
