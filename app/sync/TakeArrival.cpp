#include "sync/TakeArrival.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "journal/ApplyMarking.h"
#include "journal/Journal.h"
#include "journal/MergeEvents.h"
#include "journal/StepTransaction.h"
#include "sync/FoldAdded.h"
#include "sync/NoteClashes.h"
#include "sync/Tr.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The events of each gesture together, the gestures in the order in which they begin.
QList<JournalEvent> byGesture(const QList<JournalEvent> &events)
{
    QHash<QString, qsizetype> placeOf;
    QList<QList<JournalEvent>> gestures;
    for (const JournalEvent &event : events) {
        const auto place = placeOf.constFind(event.action);
        if (place != placeOf.cend()) {
            gestures[*place].append(event);
            continue;
        }
        placeOf.insert(event.action, gestures.size());
        gestures.append({event});
    }
    QList<JournalEvent> ordered;
    ordered.reserve(events.size());
    for (const QList<JournalEvent> &gesture : std::as_const(gestures))
        ordered += gesture;
    return ordered;
}

} // namespace

// What a carrier brings is hostile: only what the event file could have is taken. All later events
// come after an event, so one in the far future would leave no room for them.
QList<JournalEvent> checkedEvents(const Received &page, const QDateTime &now, SyncReport &report)
{
    const qint64 last = now.addYears(maxYearsAhead).toMSecsSinceEpoch();
    QList<JournalEvent> events;
    const auto refuse = [&report](const QString &words) {
        ++report.refused;
        if (report.firstRefused.isEmpty())
            report.firstRefused = words;
    };
    for (const JournalEvent &event : page.events) {
        std::optional<JournalEvent> fine = eventIn(lineOf(event));
        if (!fine)
            refuse(SyncTr::tr(
                "Something arrived that is not an event of a journal. It was left out."));
        else if (fine->at > last)
            refuse(SyncTr::tr("Something arrived whose time is more than %n year(s) ahead. It was "
                              "left out.",
                              nullptr, maxYearsAhead));
        else
            events.append(std::move(*fine));
    }
    report.refused += page.refused;
    if (report.firstRefused.isEmpty())
        report.firstRefused = page.firstRefused;
    return byGesture(events);
}

// A small gesture is done in one step.
qsizetype TakeArrival::endOfStep() const
{
    const QList<JournalEvent> &events = m_arrival.events;
    const qsizetype end = std::min(m_done + m_size.papers(), events.size());
    const qsizetype last = std::min(end + m_size.papers(), events.size());
    for (qsizetype later = end; later > 0 && later < last; ++later)
        if (events[later].action != events[later - 1].action)
            return later;
    return last == events.size() ? last : end;
}

std::optional<qint64> TakeArrival::step(Database &database, ChangeSet &changes)
{
    if (m_isTaken)
        return hideNext(database, changes);
    m_size.begin();
    const qsizetype end = endOfStep();
    m_isTaken = end == m_arrival.events.size();
    StepTransaction transaction(database, m_isTaken);
    ChangeSet changed = takeNext(database, end);
    if (changed.muting) // the library knows from here on that papers are to be hidden
        m_isHidden = m_hiding.emplace().step(database);
    if (m_isTaken)
        database.execute(u"UPDATE carrier SET position = ? WHERE address = ?"_s,
                         QString::fromLatin1(m_arrival.cursor.toBase64()), m_arrival.address);
    transaction.commit();
    if (changed.muting)
        changed.days.unite(m_hiding->days());
    m_size.end(end - m_done);
    m_done = end;
    changes = changed;
    return m_isTaken && m_isHidden ? std::optional(m_added) : std::nullopt;
}

ChangeSet TakeArrival::takeNext(Database &database, qsizetype end)
{
    EventMerger merger(database);
    NoteClashes notes(database, m_arrival.notes ? *m_arrival.notes : m_notes);
    const QString own = deviceOf(database);
    QStringList others;
    QStringList added;
    for (qsizetype at = m_done; at < end; ++at) {
        const JournalEvent &event = m_arrival.events[at];
        const bool isNew = merger.add(event);
        // An own one that waits was found in a copy of the own file, which may go away again.
        if (isNew || event.device != own)
            others.append(event.id);
        if (isNew) {
            notes.arrived(event);
            added.append(event.id);
        }
    }
    // Before anything is written that follows from them and is to be sent.
    database.execute(u"DELETE FROM outgoing WHERE event IN (SELECT value FROM json_each(?))"_s,
                     jsonOf(others));
    ChangeSet changes = foldAdded(database, added);
    changes.unite(notes.settle());
    m_added += added.size();
    if (m_added <= maxNamedPapers)
        return changes;
    changes.state.clear(); // so many are not named
    changes.days.clear();
    if (m_isTaken)
        changes.unite(changesOfLargeGesture(database));
    return changes;
}

// Nothing has to be forced to the disk: what is left undone is done at the next start.
std::optional<qint64> TakeArrival::hideNext(Database &database, ChangeSet &changes)
{
    StepTransaction transaction(database, false);
    m_isHidden = m_hiding->step(database);
    transaction.commit();
    if (!m_isHidden)
        return {};
    changes.muting = true;
    changes.days = m_hiding->days();
    return m_added;
}

} // namespace broadsheet
