// The journal of what the reader did, and the state that follows from it. Writes belong inside a
// transaction of the caller's. Throws Failed.
#pragma once

#include "library/Database.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"

#include <QList>

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

    bool operator==(const Event &) const = default;
};

// This copy's own name in the journal, made once, in a transaction of its own.
void ensureDevice(Database &database);

[[nodiscard]] QString kindOf(Mark mark);

// Adds the events that are not there yet and folds them into the state; in any order, the outcome
// is the same.
void append(Database &database, const QList<Event> &events);

// Makes the state from the journal alone.
void rebuildState(Database &database);

// Passing leaves no trace but in papers with newer votes; any other marking is as asked for.
[[nodiscard]] ChangeSet applyMarking(Database &database, const Marking &marking);

struct Undone
{
    Marking marking;
    ChangeSet changes;
};
[[nodiscard]] Undone undoNewest(Database &database);

} // namespace broadsheet
