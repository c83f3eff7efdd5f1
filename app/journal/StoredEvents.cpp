#include "journal/StoredEvents.h"

#include "papers/MarkKinds.h"
#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int sliceSize = 1000; // events; bounds how long another job waits

// Of these kinds nobody asks for more than the newest event of a subject.
QString kindsWithoutUndo()
{
    QStringList names;
    for (const MarkKind &kind : markKinds)
        if (!kind.isUndoable)
            names.append(u'\'' + kind.name + u'\'');
    return names.join(u", "_s);
}

} // namespace

JournalEvent eventIn(const Rows &row)
{
    return {.id = row.text(0),
            .at = row.number(1),
            .device = row.text(2),
            .action = row.text(3),
            .undoes = row.text(4),
            .kind = row.text(5),
            .subject = row.text(6),
            .value = row.number(7),
            .text = row.text(8)};
}

// What is left out is read as well, so that no slice takes longer than the others.
std::optional<QList<JournalEvent>> KeptEvents::next()
{
    static const QString sql =
        u"SELECT "_s + eventColumns +
        u", (e.at >= ? AND (? = 0 OR NOT e.kind IN (%1)))"
        " OR NOT EXISTS (SELECT 1 FROM event AS n WHERE n.kind = e.kind AND n.subject = e.subject"
        "  AND (n.at, n.id) > (e.at, e.id) AND (n.at < ? OR e.kind IN (%1)))"
        " FROM event AS e WHERE (e.at, e.id) > (?, ?) ORDER BY e.at, e.id LIMIT ?"_s.arg(
            kindsWithoutUndo());
    QList<JournalEvent> events;
    const qint64 seenBefore = m_seen;
    for (Rows rows = m_database.select(sql, m_since, m_since, m_since, m_at, m_id, sliceSize);
         rows.next(); ++m_seen) {
        JournalEvent event = eventIn(rows);
        m_at = event.at;
        m_id = event.id;
        if (rows.flag(eventColumnCount))
            events.append(std::move(event));
    }
    return m_seen == seenBefore ? std::nullopt : std::optional(std::move(events));
}

void noteNewEvents(Database &database)
{
    database.execute(u"CREATE TEMP TABLE new_event (id TEXT NOT NULL)"_s);
    database.execute(u"CREATE TEMP TRIGGER event_is_noted AFTER INSERT ON main.event"
                     " BEGIN INSERT INTO new_event (id) VALUES (new.id); END"_s);
}

QList<JournalEvent> takeNewEvents(Database &database)
{
    static const QString sql = u"SELECT "_s + eventColumns +
                               u" FROM temp.new_event AS n CROSS JOIN main.event AS e"
                               " ON e.id = n.id ORDER BY n.rowid"_s;
    QList<JournalEvent> events;
    for (Rows rows = database.select(sql); rows.next();)
        events.append(eventIn(rows));
    if (!events.isEmpty())
        database.execute(u"DELETE FROM temp.new_event"_s);
    return events;
}

// All events of a device at one moment belong to one gesture. Steps from moment to moment, because
// a gesture can have a million events. `newer`: the gestures after the moment.
qint64 momentOfGesture(Database &database, int newest)
{
    return database.number(
        u"WITH RECURSIVE moment (at, newer) AS (SELECT max(at), 0 FROM event UNION ALL"
        "  SELECT (SELECT max(at) FROM event WHERE event.at < moment.at), newer + %1 FROM moment"
        "  WHERE moment.at IS NOT NULL AND newer + %1 < ?) SELECT min(at) FROM moment"_s.arg(
            u"EXISTS (SELECT 1 FROM event WHERE event.at = moment.at AND event.kind IN (%1))"_s.arg(
                sqlKinds(&MarkKind::isUndoable))),
        newest);
}

} // namespace broadsheet
