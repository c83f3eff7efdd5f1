#include "journal/StoredEvents.h"

#include "papers/MarkKinds.h"
#include "tables/MarkedSubjects.h"

#include <sqlite3.h>

#include <tuple>

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

QByteArrayView textIn(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QByteArrayView(text, sqlite3_value_bytes(value));
}

EventView viewOf(sqlite3_value **columns)
{
    return {.id = textIn(columns[0]),
            .at = sqlite3_value_int64(columns[1]),
            .device = textIn(columns[2]),
            .action = textIn(columns[3]),
            .undoes = textIn(columns[4]),
            .kind = textIn(columns[5]),
            .subject = textIn(columns[6]),
            .value = sqlite3_value_int64(columns[7]),
            .text = textIn(columns[8])};
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

// A schema in the file cannot call the function (see Defence.h), but a trigger of the connection
// can.
void NewEvents::watch(Database &database)
{
    const auto called = [](sqlite3_context *context, int, sqlite3_value **columns) {
        static_cast<NewEvents *>(sqlite3_user_data(context))->add(viewOf(columns));
    };
    sqlite3_create_function_v2(database.handle(), "note_event", 9, SQLITE_UTF8, this, called,
                               nullptr, nullptr, nullptr);
    database.execute(u"CREATE TEMP TRIGGER event_is_noted AFTER INSERT ON main.event"
                     " BEGIN SELECT note_event(new.id, new.at, new.device, new.action, new.undoes,"
                     "  new.kind, new.subject, new.value, new.text); END"_s);
}

void NewEvents::add(const EventView &event)
{
    m_lines.add(event);
    const auto place = [](const auto &of) { return std::tuple(of.at, QByteArrayView(of.id)); };
    if (!m_oldest || place(event) < place(*m_oldest))
        m_oldest = Place{.at = event.at, .id = event.id.toByteArray()};
}

bool NewEvents::hasBefore(qint64 at, const QString &id) const
{
    return m_oldest &&
           std::tuple(m_oldest->at, QString::fromUtf8(m_oldest->id)) < std::tuple(at, id);
}

void NewEvents::clear()
{
    (void)m_lines.take();
    m_oldest.reset();
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
