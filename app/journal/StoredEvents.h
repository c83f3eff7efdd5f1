// Reads events from the table `event`, and learns of new ones. Throws Failed.
#pragma once

#include "eventfile/EventLine.h"
#include "sqlite/Database.h"

#include <QList>

#include <limits>
#include <optional>

namespace broadsheet {

// The columns of a SELECT from `event`, named `e`, for eventIn().
inline constexpr auto eventColumns = QLatin1StringView(
    "e.id, e.at, e.device, e.action, ifnull(e.undoes, ''), e.kind, e.subject, e.value, e.text");
inline constexpr int eventColumnCount = 9;

[[nodiscard]] JournalEvent eventIn(const Rows &row);

// The events that a connection adds to the journal, as lines for the event file. A trigger of this
// connection alone brings them, so no way of writing events can be forgotten.
class NewEvents final
{
public:
    NewEvents() = default;
    Q_DISABLE_COPY_MOVE(NewEvents)

    // From now on; no event may be written after this has gone. Call once. Throws Failed.
    void watch(Database &database);

    // Of the transaction that goes on.
    [[nodiscard]] bool isEmpty() const { return !m_oldest; }
    [[nodiscard]] bool hasBefore(qint64 at, const QString &id) const; // by moment and id
    [[nodiscard]] QByteArray takeLines() { return m_lines.take(); }
    // When it has ended.
    void clear();

private:
    struct Place
    {
        qint64 at = 0;
        QByteArray id;
    };

    void add(const EventView &event);

    EventLines m_lines;
    std::optional<Place> m_oldest;
};

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
    // Some of these come before the last event that was seen, so they will not be seen any more.
    [[nodiscard]] bool hasPassed(const NewEvents &events) const
    {
        return events.hasBefore(m_at, m_id);
    }

private:
    Database &m_database;
    qint64 m_since;
    qint64 m_seen = 0;
    qint64 m_at = std::numeric_limits<qint64>::min(); // of the last event that was seen
    QString m_id;
};

// The moment of the oldest of so many newest gestures. What is not undone is no gesture.
[[nodiscard]] qint64 momentOfGesture(Database &database, int newest);

} // namespace broadsheet
