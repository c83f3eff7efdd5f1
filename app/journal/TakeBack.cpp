#include "journal/TakeBack.h"

#include "journal/ApplyMarking.h"
#include "journal/EventSubjects.h"
#include "journal/ReplaceTag.h"
#include "journal/StepTransaction.h"
#include "journal/Tr.h"
#include "papers/MarkKinds.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

void TakeBack::begin(Database &database)
{
    const std::optional<Chain> chain = nextToTakeBack(database, m_direction);
    if (!chain)
        fail(ErrorKind::NotFound, m_direction == Direction::Undo
                                      ? JournalTr::tr("There is nothing to undo.")
                                      : JournalTr::tr("There is nothing to redo."));
    m_action = chain->last;
    m_gesture = chain->gesture;
    const auto moment = [&](const QString &order) {
        return database.number(
            u"SELECT at FROM event WHERE action = ? ORDER BY id %1 LIMIT 1"_s.arg(order), m_action);
    };
    m_firstMoment = moment(u"ASC"_s);
    m_lastMoment = moment(u"DESC"_s);
    m_isNamed = database.number(u"SELECT count(*) FROM"
                                " (SELECT 1 FROM event WHERE action = ? LIMIT ?)"_s,
                                m_action, maxNamedPapers + 1) <= maxNamedPapers;
    describe(database);
    nameMachine(database);
    m_writer.emplace(database, m_clock, m_action);
}

// The newest events of a gesture have the biggest ids.
void TakeBack::describe(Database &database)
{
    {
        Rows newest = database.select(u"SELECT kind, subject, value, text FROM event"
                                      " WHERE action = ? ORDER BY id DESC LIMIT 1"_s,
                                      m_gesture);
        if (newest.next())
            m_marking = markingFrom(*markNamed(newest.text(0)), newest.text(1), newest.count(2),
                                    newest.text(3));
    }
    m_marking.before = tagBefore(database, m_gesture, m_marking);
    const MarkKind &kind = markKind(m_marking.mark);
    if (kind.value == MarkValue::Person &&
        database.number(u"SELECT count(DISTINCT value) FROM event WHERE action = ?"_s, m_gesture) >
            1)
        m_marking.person = 0;
    m_marking.subjects.clear();
    // Reading what was set aside has events of two kinds.
    Rows rows = database.select(u"SELECT subject FROM event WHERE action = ? AND +kind = ?"
                                " ORDER BY id LIMIT ?"_s,
                                m_gesture, QString(kind.name), maxNamedSubjects);
    while (rows.next())
        m_marking.subjects.append(
            markingFrom(m_marking.mark, rows.text(0), 0, {}).subjects.constFirst());
    m_marking.subjects.removeDuplicates(); // a note that was written in parts
}

void TakeBack::nameMachine(Database &database)
{
    const QString device =
        database.text(u"SELECT device FROM event WHERE action = ? LIMIT 1"_s, m_gesture);
    if (device == deviceOf(database))
        return;
    m_marking.machine = database.text(u"SELECT name FROM machine WHERE device = ?"_s, device);
    if (m_marking.machine.isEmpty())
        m_marking.machine = JournalTr::tr("another machine");
}

// One small step of counting the subjects beyond those that are named.
void TakeBack::countMore(Database &database)
{
    if (m_isCounted)
        return;
    const MarkKind &kind = markKind(m_marking.mark);
    qint64 all = 0;
    if (!m_marking.before.isEmpty()) { // its sentence has no number
        all = m_marking.subjects.size();
        m_isCounted = true;
    } else if (kind.text == MarkText::Note) { // has several events for one subject
        all = database.number(u"SELECT count(DISTINCT subject) FROM event WHERE action = ?"_s,
                              m_gesture);
        m_isCounted = true;
    } else {
        constexpr qint64 most = 5000; // a few milliseconds
        Rows rows = database.select(u"SELECT count(*), max(id) FROM (SELECT id FROM event"
                                    " WHERE action = ? AND id > ? AND +kind = ?"
                                    " ORDER BY id LIMIT ?)"_s,
                                    m_gesture, m_lastCounted, QString(kind.name), most);
        (void)rows.next();
        m_isCounted = rows.number(0) < most;
        m_counted += rows.number(0);
        m_lastCounted = rows.text(1);
        all = m_counted;
    }
    m_marking.more = static_cast<int>(all - m_marking.subjects.size());
}

// The events that were brought forward, or the next ones.
TakeBack::Taken TakeBack::takeNext(Database &database)
{
    if (!m_ahead.isEmpty())
        return {.ids = jsonOf(m_ahead), .count = std::exchange(m_ahead, {}).size()};
    if (m_isWritten)
        return {};
    // Those that are named are all done at once, and less than `most` tells that they are all.
    const qsizetype most = m_isNamed ? maxNamedPapers + 1 : m_size.papers();
    Rows next = database.select(
        u"SELECT json_group_array(id) FILTER (WHERE id NOT IN (SELECT value FROM json_each(?))),"
        " count(*), max(id) FROM"
        " (SELECT id FROM event WHERE action = ? AND id > ? ORDER BY id LIMIT ?)"_s,
        jsonOf(QStringList(m_brought.cbegin(), m_brought.cend())), m_action, m_after, most);
    (void)next.next();
    const Taken taken{.ids = next.text(0), .count = next.number(1)};
    m_isWritten = taken.count < most;
    if (taken.count > 0)
        m_after = next.text(2);
    return taken;
}

std::optional<UndoOutcome> TakeBack::step(Database &database, ChangeSet &changes)
{
    m_size.begin();
    const bool isFirst = !m_writer;
    // After the first step, one that only forces everything to the disk is the last.
    const bool isForced =
        isFirst || (m_ahead.isEmpty() && m_isWritten && m_isCounted && m_isHidden);
    StepTransaction transaction(database, isForced);
    if (isFirst)
        begin(database); // in the transaction, so that no other process takes the same back
    const Taken taken = takeNext(database);
    countMore(database);
    EventRange events;
    if (!isFirst && isTakenBack(database, m_writer->action()))
        m_isWritten = true; // by another process; the rest is not wanted any more
    else if (taken.count > 0)
        events = m_writer->addPriorState(taken.ids, taken.count);
    ChangeSet changed = foldGesture(database, m_marking.mark, events, m_isNamed);
    if (changed.muting && taken.count > 0)
        m_hiding.emplace();
    m_isHidden = !m_hiding || m_hiding->step(database);
    const bool isLast = isForced && m_isWritten && m_isCounted && m_isHidden;
    if (isLast && !m_isNamed)
        changed = changesOfLargeGesture(database);
    if (isLast && m_hiding) {
        changed.muting = true;
        changed.days = m_hiding->days();
    }
    transaction.commit();
    m_size.end(taken.count);
    changes = std::move(changed);
    changes.everything = changes.everything || (isFirst && !m_isNamed);
    return isLast ? std::optional(UndoOutcome{.undone = m_marking, .changes = changes})
                  : std::nullopt;
}

bool TakeBack::bringForward(Database &database, const QList<qint32> &papers)
{
    for (const qint32 number : papers) {
        // Of the gesture's kind, and of what it ended. The "+" and the moments make SQLite read
        // the few events of the paper at that time, and not all of the gesture.
        Rows rows = database.select(
            u"SELECT e.id FROM paper AS p CROSS JOIN event AS e ON e.kind IN (?, 'later')"
            " AND e.subject = p.id AND e.at BETWEEN ? AND ?"
            " WHERE p.number = ? AND +e.action = ? AND +e.id > ?"_s,
            QString(markKind(m_marking.mark).name), m_firstMoment, m_lastMoment, number, m_action,
            m_after);
        while (rows.next()) {
            const QString event = rows.text(0);
            if (m_brought.contains(event))
                continue;
            m_brought.insert(event);
            m_ahead.append(event);
        }
    }
    return !m_ahead.isEmpty();
}

} // namespace broadsheet
