#include "library/Journal.h"

#include "library/EventIds.h"
#include "library/Tr.h"
#include "library/Votes.h"

#include <QDateTime>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Mark markOf(const QString &kind)
{
    if (kind == "starred"_L1)
        return Mark::Starred;
    if (kind == "passed"_L1)
        return Mark::Passed;
    return kind == "follow"_L1 ? Mark::Follow : Mark::Read;
}

// Never before what the journal holds already, whatever the clock says: the newest gesture wins.
qint64 nextMoment(Database &database)
{
    const qint64 newest = database.number(u"SELECT max(at) FROM event"_s);
    return std::max(QDateTime::currentMSecsSinceEpoch(), newest + 1);
}

QString deviceOf(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'device'"_s);
}

int valueOf(Database &database, const QString &kind, const QString &subject)
{
    return static_cast<int>(database.number(
        u"SELECT value FROM state WHERE kind = ? AND subject = ?"_s, kind, subject));
}

void requireSubject(Database &database, Mark mark, const QString &subject)
{
    if (mark == Mark::Follow && subject.isEmpty())
        fail(ErrorKind::Usage, LibraryTr::tr("An author needs a name."));
    if (mark == Mark::Follow ||
        database.number(u"SELECT count(*) FROM paper WHERE id = ?"_s, subject) > 0)
        return;
    fail(ErrorKind::NotFound,
         LibraryTr::tr("The library holds no paper “%1”. Nothing was changed.").arg(subject));
}

// One gesture: events that share an action.
class Action final
{
public:
    Action(Database &database, QString undoes)
        : m_at(nextMoment(database)), m_ids(m_at), m_device(deviceOf(database)),
          m_name(m_ids.next()), m_undoes(std::move(undoes))
    {}

    void add(const QString &kind, const QString &subject, int value)
    {
        m_events.append({.id = m_ids.next(),
                         .at = m_at,
                         .device = m_device,
                         .action = m_name,
                         .undoes = m_undoes,
                         .kind = kind,
                         .subject = subject,
                         .value = value});
    }
    [[nodiscard]] const QList<Event> &events() const { return m_events; }

private:
    qint64 m_at;
    EventIds m_ids;
    QString m_device;
    QString m_name;
    QString m_undoes;
    QList<Event> m_events;
};

void noteChange(Database &database, Mark mark, const QString &subject, ChangeSet &changes)
{
    if (mark == Mark::Follow) {
        changes.authors = true;
        return;
    }
    if (mark == Mark::Passed)
        return; // nothing that is shown, but for papers that rose
    changes.state.insert(PaperId{subject});
    Rows days = database.select(
        u"SELECT day FROM listing WHERE paper = (SELECT number FROM paper WHERE id = ?)"_s,
        subject);
    while (days.next())
        if (const QDate day = days.day(0); day.isValid())
            changes.days.insert(day);
}

QString newestAction(Database &database)
{
    return database.text(
        u"SELECT action FROM event AS done"
        " WHERE device = ? AND undoes IS NULL AND kind <> 'passed'"
        " AND NOT EXISTS (SELECT 1 FROM event AS undo WHERE undo.undoes = done.action)"
        " ORDER BY at DESC, id DESC LIMIT 1"_s,
        deviceOf(database));
}

bool hasVotesSincePassing(Database &database, const QString &id)
{
    const qint64 number = database.number(u"SELECT number FROM paper WHERE id = ?"_s, id);
    const QList<Observation> newest = newestObservations(database, number);
    const qint64 passing = lastPassing(database, id);
    return std::any_of(newest.begin(), newest.end(),
                       [passing](const Observation &one) { return one.time > passing; });
}

// Passed anew, a paper has gained nothing yet.
void endRises(Database &database, Mark mark, const QList<Event> &events, ChangeSet &changes)
{
    if (mark != Mark::Read && mark != Mark::Passed)
        return;
    QSet<QString> rising;
    for (Rows rows = database.select(u"SELECT id FROM paper WHERE rise > 0"_s); rows.next();)
        rising.insert(rows.text(0));
    for (const Event &event : events) {
        if (!rising.contains(event.subject))
            continue;
        database.execute(u"UPDATE paper SET rise = 0 WHERE id = ?"_s, event.subject);
        changes.state.insert(PaperId{event.subject});
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

QString kindOf(Mark mark)
{
    switch (mark) {
    case Mark::Read:
        return u"read"_s;
    case Mark::Starred:
        return u"starred"_s;
    case Mark::Follow:
        return u"follow"_s;
    case Mark::Passed:
        return u"passed"_s;
    case Mark::Tag:
        return u"tag"_s;
    case Mark::Note:
        return u"note"_s;
    case Mark::MuteWord:
        return u"muteWord"_s;
    case Mark::MuteAuthor:
        return u"muteAuthor"_s;
    case Mark::SavedSearch:
        return u"savedSearch"_s;
    case Mark::Person:
        return u"person"_s;
    }
    Q_UNREACHABLE();
}

void append(Database &database, const QList<Event> &events)
{
    for (const Event &event : events) {
        database.execute(
            u"INSERT INTO event (id, at, device, action, undoes, kind, subject, value)"
            " VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?) ON CONFLICT (id) DO NOTHING"_s,
            event.id, event.at, event.device, event.action, event.undoes, event.kind, event.subject,
            event.value);
        database.execute(
            u"INSERT INTO state (kind, subject, value, at, event) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, subject) DO UPDATE"
            " SET value = excluded.value, at = excluded.at, event = excluded.event"
            " WHERE (excluded.at, excluded.event) > (at, event)"_s,
            event.kind, event.subject, event.value, event.at, event.id);
    }
}

void rebuildState(Database &database)
{
    database.execute(u"DELETE FROM state"_s);
    database.execute(u"INSERT INTO state (kind, subject, value, at, event)"
                     " SELECT kind, subject, value, at, id FROM ("
                     "  SELECT *, row_number() OVER (PARTITION BY kind, subject ORDER BY at DESC, "
                     "id DESC) AS age"
                     "  FROM event) WHERE age = 1"_s);
}

ChangeSet applyMarking(Database &database, const Marking &marking)
{
    const bool passing = marking.mark == Mark::Passed;
    const QString kind = kindOf(marking.mark);
    const int value = marking.on || passing ? 1 : 0;
    ChangeSet changes;
    QSet<QString> seen;
    Action action(database, {});
    for (const QString &given : marking.subjects) {
        const QString subject = marking.mark == Mark::Follow ? given.simplified() : given;
        if (seen.contains(subject))
            continue;
        if (!passing)
            requireSubject(database, marking.mark, subject);
        if (passing ? !hasVotesSincePassing(database, subject)
                    : valueOf(database, kind, subject) == value)
            continue;
        seen.insert(subject);
        action.add(kind, subject, value);
        noteChange(database, marking.mark, subject, changes);
    }
    append(database, action.events());
    endRises(database, marking.mark, action.events(), changes);
    return changes;
}

Undone undoNewest(Database &database)
{
    const QString undone = newestAction(database);
    if (undone.isEmpty())
        fail(ErrorKind::NotFound, LibraryTr::tr("There is nothing to undo."));

    Undone outcome;
    Action action(database, undone);
    {
        Rows events = database.select(
            u"SELECT kind, subject, value FROM event WHERE action = ? ORDER BY id"_s, undone);
        while (events.next()) {
            outcome.marking.mark = markOf(events.text(0));
            outcome.marking.on = events.flag(2);
            outcome.marking.subjects.append(events.text(1));
            // Only what differed got an event, so the value before was the other one.
            action.add(events.text(0), events.text(1), events.flag(2) ? 0 : 1);
        }
    }
    for (const Event &event : action.events())
        if (valueOf(database, event.kind, event.subject) != event.value)
            noteChange(database, outcome.marking.mark, event.subject, outcome.changes);
    append(database, action.events());
    endRises(database, outcome.marking.mark, action.events(), outcome.changes);
    return outcome;
}

} // namespace broadsheet
