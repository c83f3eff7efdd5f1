// The journal of what the reader did, and the state that follows from it. Kinds that this version
// does not know, which a newer one wrote, are kept and mean nothing. Writes belong inside a
// transaction of the caller's. Throws Failed.
#pragma once

#include "journal/EventIds.h"
#include "papers/State.h"
#include "sqlite/Database.h"

#include <QList>

#include <optional>

namespace broadsheet {

struct Event
{
    QString id; // UUIDv7
    qint64 at = 0;
    QString device;
    QString action;
    QString undoes; // empty: it takes nothing back
    QString kind;
    QString subject;
    int value = 0;
    QString text = {};

    bool operator==(const Event &) const = default;
};

// This copy's own name in the journal, made once, in a transaction of its own.
void ensureDevice(Database &database);

[[nodiscard]] QString kindOf(Mark mark);
[[nodiscard]] std::optional<Mark> markOf(const QString &kind);

// The events with ids from `first` to `last`.
struct EventRange
{
    QString first;
    QString last;
};

// One gesture while it is written: events that share a moment and a name. They are in the journal
// and not yet in the state; see fold().
class Action final
{
public:
    explicit Action(Database &database, QString undoes = {});

    EventRange add(const QString &kind, const QStringList &subjects, int value,
                   const QString &text = {});
    // Read or Starred, for those of these papers whose state differs.
    EventRange addPapers(Mark mark, bool on, const QList<qint32> &numbers);
    // For events of the action that is undone, those with ids after `after` and up to `upTo`: what
    // was there before each of them.
    EventRange addWhatWasBefore(const QString &after, const QString &upTo, qint64 count);

private:
    Database &m_database;
    qint64 m_at;
    EventIds m_ids;
    QString m_device;
    QString m_name;
    QString m_undoes;
};

// The newest gesture that can be taken back; empty: none.
[[nodiscard]] QString newestAction(Database &database);

// Into the state, and into what is computed from it but for `tally` and `paper.muted`. In whatever
// order events are folded, the outcome is the same.
void fold(Database &database, const EventRange &events);

// Another journal's events, those that are not here yet.
void append(Database &database, const QList<Event> &events);

// Makes the state from the journal alone.
void rebuildState(Database &database);

} // namespace broadsheet
