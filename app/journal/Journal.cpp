#include "journal/Journal.h"

#include "papers/MarkKinds.h"
#include "sqlite/Transaction.h"
#include "tables/MarkedSubjects.h"
#include "tables/PaperNumbers.h"

#include <QUuid>

#include <sqlite3.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Later than everything in the journal, even when the clock was set back, so that the newest
// gesture wins.
qint64 nextMoment(Database &database, qint64 time)
{
    const qint64 newest =
        database.number(u"SELECT max(ifnull((SELECT max(at) FROM event), 0),"
                        " ifnull((SELECT value FROM meta WHERE key = 'moment'), 0) + 0)"_s);
    return std::max(time, newest + 1);
}

// The beginning of every INSERT of events: the ids are numbered within a block. The number and the
// values of the other columns follow.
const QString &insertNumbered()
{
    static const QString sql =
        u"INSERT INTO event (id, at, device, action, undoes, kind, subject, value, text)"
        " SELECT ? || printf('%012x', ? + "_s;
    return sql;
}

struct Beginning
{
    QString gesture;
    int steps = 0; // from an action back to it
};

// Each action is later than the one it takes back. Nothing where a damaged journal has lost one of
// them.
std::optional<Beginning> beginningOf(Database &database, const QString &action)
{
    Beginning beginning{.gesture = action};
    for (;;) {
        Rows rows =
            database.select(u"SELECT undo.undoes, (SELECT done.action FROM event AS done"
                            " WHERE done.action = undo.undoes AND done.at < undo.at LIMIT 1)"
                            " FROM event AS undo WHERE undo.action = ? LIMIT 1"_s,
                            beginning.gesture);
        if (!rows.next() || rows.isNull(0))
            return beginning;
        if (rows.isNull(1))
            return {};
        beginning.gesture = rows.text(1);
        ++beginning.steps;
    }
}

} // namespace

void ensureDevice(Database &database)
{
    if (!deviceOf(database).isEmpty())
        return;
    Transaction transaction(database);
    database.execute(u"INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?)"_s,
                     QUuid::createUuid().toString(QUuid::WithoutBraces));
    transaction.commit();
}

QString deviceOf(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'device'"_s);
}

EventWriter::EventWriter(Database &database, const Clock &clock, QString undoes)
    : m_database(database), m_time(clock().toMSecsSinceEpoch()), m_at(nextMoment(database, m_time)),
      m_ids(m_time), m_device(deviceOf(database)), m_name(m_ids.next()), m_undoes(std::move(undoes))
{}

void EventWriter::reserveMoment()
{
    m_database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('moment', ?)"_s,
                       QString::number(m_at));
}

// Its ids go on rising even when the clock was set back.
void EventWriter::continueAction(const QString &name)
{
    constexpr qint64 never = std::numeric_limits<qint64>::max();
    const qint64 last = m_database.number(
        u"SELECT wall_time(max(id), ?) FROM event WHERE action = ?"_s, never, name);
    m_ids = EventIds(std::max(m_time, last + 1));
    m_name = name;
}

EventRange EventWriter::add(const QString &kind, const QStringList &subjects, int value,
                            const QString &text)
{
    const IdBlock ids = m_ids.block(subjects.size());
    m_database.execute(insertNumbered() +
                           u"key), ?, ?, ?, nullif(?, ''), ?, value, ?, ? FROM json_each(?)"_s,
                       ids.prefix, ids.first, m_at, m_device, m_name, m_undoes, kind, value, text,
                       jsonOf(subjects));
    return {.first = ids.id(0), .last = ids.id(subjects.size() - 1)};
}

PaperEvents EventWriter::addPapers(Mark mark, bool on, const QList<qint32> &numbers)
{
    Q_ASSERT(markKind(mark).hasColumn);
    const QString kind = markKind(mark).name;
    const IdBlock ids = m_ids.block(numbers.size());
    m_database.execute(
        insertNumbered() +
            u"asked.key), ?, ?, ?, nullif(?, ''), ?, p.id, ?, ''"
            " FROM json_each(?) AS asked CROSS JOIN mark AS m ON m.paper = asked.value"
            " CROSS JOIN paper AS p ON p.number = m.paper WHERE m."_s +
            kind + u" <> ?"_s,
        ids.prefix, ids.first, m_at, m_device, m_name, m_undoes, kind, on, jsonOf(numbers), on);
    const qint64 count = sqlite3_changes(m_database.handle()); // without what triggers did
    return {.range = {.first = ids.id(0), .last = ids.id(numbers.size() - 1)},
            .mark = mark,
            .count = count,
            .papers = count == numbers.size() ? numbers : QList<qint32>()};
}

EventRange EventWriter::addPriorState(const QString &events, qint64 most)
{
    const IdBlock ids = m_ids.block(most);
    m_database.execute(
        insertNumbered() +
            u"asked.key), ?, ?, ?, nullif(?, ''), done.kind,"
            " done.subject, ifnull(prior.value, 0), ifnull(prior.text, '')"
            " FROM json_each(?) AS asked CROSS JOIN event AS done ON done.id = asked.value"
            " LEFT JOIN event AS prior ON prior.id ="
            " (SELECT id FROM event AS e WHERE e.kind = done.kind AND e.subject = done.subject"
            "  AND (e.at, e.id) < (done.at, done.id) AND e.action <> done.action"
            "  ORDER BY e.at DESC, e.id DESC LIMIT 1)"_s,
        ids.prefix, ids.first, m_at, m_device, m_name, m_undoes, events);
    return {.first = ids.id(0), .last = ids.id(most - 1)};
}

// Steps from gesture to gesture, not from event to event, because a gesture can have a million
// events: those of one moment are one block in the order of the ids. What the program writes by
// itself has an event's id as its action; nobody undoes it.
std::optional<Chain> nextToTakeBack(Database &database, Direction direction)
{
    static const QString sql =
        u"WITH RECURSIVE step (id) AS ("
        "  SELECT * FROM (SELECT id FROM event ORDER BY at DESC, id DESC LIMIT 1) UNION ALL"
        "  SELECT (SELECT id FROM event AS e WHERE (e.at, e.id) < (one.at,"
        "    (SELECT first.id FROM event AS first WHERE first.action = one.action"
        "     AND first.at = one.at ORDER BY first.id LIMIT 1))"
        "   ORDER BY e.at DESC, e.id DESC LIMIT 1)"
        "  FROM step CROSS JOIN event AS one ON one.id = step.id)"
        " SELECT done.action, done.undoes,"
        "  EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = done.action)"
        " FROM step CROSS JOIN event AS done ON done.id = step.id"
        " WHERE done.action <> done.id AND done.kind IN ("_s +
        sqlKinds(&MarkKind::isUndoable) + u')';
    Rows rows = database.select(sql);
    while (rows.next()) {
        const bool isGesture = rows.isNull(1);
        if (isGesture && direction == Direction::Redo)
            return {};
        if (rows.flag(2))
            continue;
        const QString last = rows.text(0);
        const std::optional<Beginning> beginning = beginningOf(database, last);
        if (!beginning)
            continue;
        const bool isDone = beginning->steps % 2 == 0;
        if (isDone == (direction == Direction::Undo))
            return Chain{.gesture = beginning->gesture, .last = last};
    }
    return {};
}

bool isTakenBack(Database &database, const QString &action)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM event WHERE undoes = ?)"_s, action) != 0;
}

} // namespace broadsheet
