// Reads events from the table `event`. Throws Failed.
#pragma once

#include "eventfile/JournalEvent.h"
#include "sqlite/Database.h"

#include <QList>

#include <limits>
#include <optional>
#include <tuple>

namespace broadsheet {

// The columns of a SELECT from `event`, named `e`, for eventIn().
inline constexpr auto eventColumns = QLatin1StringView(
    "e.id, e.at, e.device, e.action, ifnull(e.undoes, ''), e.kind, e.subject, e.value, e.text");
inline constexpr int eventColumnCount = 9;

[[nodiscard]] JournalEvent eventIn(const Rows &row);

// All events that matter, the oldest first, some at a time.
class KeptEvents final
{
public:
    // `since`: of the events before this moment, and of kinds that are not undone, only the newest
    // of each kind and subject; 0: all.
    KeptEvents(Database &database, qint64 since) : m_database(database), m_since(since) {}

    // The next events, out of the next thousand. Nothing: there are no more.
    [[nodiscard]] std::optional<QList<JournalEvent>> next();
    [[nodiscard]] qint64 seen() const { return m_seen; } // also those that are left out
    // It comes before the last event that was seen, so it will not be seen any more.
    [[nodiscard]] bool isBehind(const JournalEvent &event) const
    {
        return std::tie(event.at, event.id) < std::tie(m_at, m_id);
    }

private:
    Database &m_database;
    qint64 m_since;
    qint64 m_seen = 0;
    qint64 m_at = std::numeric_limits<qint64>::min(); // of the last event that was seen
    QString m_id;
};

// From now on new events are noted, by a trigger of this connection alone: no way of writing events
// can be forgotten. takeNewEvents() returns those since the last call.
void noteNewEvents(Database &database);
[[nodiscard]] QList<JournalEvent> takeNewEvents(Database &database);

// The moment of the oldest of so many newest gestures. What is not undone is no gesture.
[[nodiscard]] qint64 momentOfGesture(Database &database, int newest);

} // namespace broadsheet
