#include "sync/NoteClashes.h"

#include "base/Clock.h"
#include "base/Limits.h"
#include "journal/EventSubjects.h"
#include "journal/Journal.h"
#include "journal/RenewSubjects.h"
#include "notes/NoteTexts.h"
#include "papers/MarkKinds.h"
#include "sync/Tr.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isBefore(const JournalEvent &a, const JournalEvent &b)
{
    return std::tie(a.at, a.id) < std::tie(b.at, b.id);
}

} // namespace

NoteClashes::NoteClashes(Database &database, QSet<QString> &arrivedNotes)
    : m_database(database), m_device(deviceOf(database)), m_arrived(arrivedNotes)
{}

// An undo is no writing.
void NoteClashes::arrived(const JournalEvent &event)
{
    const std::optional<Mark> mark = markNamed(event.kind);
    if (!mark || markKind(*mark).text != MarkText::Note)
        return;
    m_arrived.insert(event.id);
    if (event.device == renewalDevice || !event.undoes.isEmpty() || event.value == 0)
        return;
    JournalEvent &newest = m_newest[{*mark, event.subject}][event.device];
    if (newest.id.isEmpty() || isBefore(newest, event))
        newest = event;
}

ChangeSet NoteClashes::settle()
{
    ChangeSet changes;
    for (const auto &[note, devices] : m_newest.asKeyValueRange()) {
        QList<JournalEvent> others = devices.values();
        std::ranges::sort(others, isBefore);
        if (settle(note, others))
            changes.state.insert(paperOf(note.first, note.second));
    }
    return changes;
}

bool NoteClashes::settle(const Note &note, const QList<JournalEvent> &others)
{
    const QString kind = markKind(note.first).name;
    const QString &subject = note.second;
    JournalEvent mine;
    {
        Rows rows = m_database.select(
            u"SELECT e.id, e.at, e.text FROM state AS s CROSS JOIN event AS e ON e.id = s.event"
            " WHERE s.kind = ? AND s.subject = ? AND e.device = ? AND e.undoes IS NULL"_s,
            kind, subject, m_device);
        if (!rows.next() || m_arrived.contains(rows.text(0)))
            return false;
        mine = {.id = rows.text(0), .at = rows.number(1), .text = rows.text(2)};
    }
    QString text = mine.text;
    const QStringList earlier = earlierTexts(note, m_device, mine.at, mine.id);
    for (const JournalEvent &other : others) {
        if (!isBefore(other, mine))
            continue;
        const qint64 time = m_database.number(u"SELECT wall_time(?, ?)"_s, other.id, other.at);
        text = bothNotes(text, earlier,
                         {.text = other.text,
                          .machine = machineOf(other.device),
                          .day = utcTime(time).date(),
                          .earlier = earlierTexts(note, other.device, other.at, other.id)});
    }
    if (text == mine.text || text.size() > maxNoteOfTwo)
        return false;
    const qint64 time = m_database.number(u"SELECT wall_time(?, ?)"_s, mine.id, mine.at);
    const QString id = idThatFollows(time, {kind, subject, text, mine.id});
    // Its own action: nobody undoes it.
    m_database.execute(u"INSERT OR IGNORE INTO event"
                       " (id, at, device, action, kind, subject, value, text)"
                       " VALUES (?, ?, ?, ?, ?, ?, 1, ?)"_s,
                       id, mine.at + 1, m_device, id, kind, subject, text);
    fold(m_database, {.first = id, .last = id});
    return true;
}

// Of this machine without what arrived: a copy of the library elsewhere writes as the same device.
QStringList NoteClashes::earlierTexts(const Note &note, const QString &device, qint64 at,
                                      const QString &id)
{
    QStringList texts;
    const bool isElsewhere = m_arrived.contains(id);
    Rows rows = m_database.select(u"SELECT trim(text, char(9, 10, 32)), id FROM event"
                                  " WHERE kind = ? AND subject = ? AND device = ?"
                                  " AND (at, id) < (?, ?)"_s,
                                  QString(markKind(note.first).name), note.second, device, at, id);
    while (rows.next())
        if (isElsewhere || !m_arrived.contains(rows.text(1)))
            texts.append(rows.text(0));
    return texts;
}

QString NoteClashes::machineOf(const QString &device)
{
    const QString name = m_database.text(u"SELECT name FROM machine WHERE device = ?"_s, device);
    return name.isEmpty() ? SyncTr::tr("another machine") : name;
}

} // namespace broadsheet
