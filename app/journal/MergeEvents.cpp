#include "journal/MergeEvents.h"

#include "finding/Muting.h"
#include "journal/GivenKeys.h"
#include "journal/RenewSubjects.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/MarkedSubjects.h"
#include "tables/Milestones.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

EventMerger::EventMerger(Database &database)
    : m_database(database),
      m_insert(database, "INSERT OR IGNORE INTO event"
                         " (id, at, device, action, undoes, kind, subject, value, text)"
                         " VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?) RETURNING 1")
{}

bool EventMerger::add(const JournalEvent &event)
{
    const bool isNew = m_insert
                           .with(event.id, event.at, event.device, event.action, event.undoes,
                                 event.kind, event.subject, event.value, event.text)
                           .step();
    m_insert.reset();
    if (!isNew)
        return false;
    if (m_added == 0 || event.id < m_first)
        m_first = event.id;
    if (m_added == 0 || event.id > m_last)
        m_last = event.id;
    ++m_added;
    return true;
}

ChangeSet EventMerger::finish()
{
    if (m_added == 0)
        return {};
    const EventRange events{.first = m_first, .last = m_last};
    fold(m_database, events);
    renewSubjects(m_database);
    settleKeys(m_database);
    updateRises(events);
    updateChanges(events);
    ChangeSet changes;
    changes.everything = true;
    changes.authors = true;
    changes.searches = true;
    changes.muting = true;
    changes.days = updateAllMuted(m_database);
    return changes;
}

// Votes count as gained from the moment at which a paper was passed.
void EventMerger::updateRises(const EventRange &events)
{
    static const QString passed =
        u"SELECT DISTINCT p.number, p.id FROM event AS e CROSS JOIN paper AS p ON p.id = e.subject"
        " WHERE e.id BETWEEN ? AND ? AND p.votes IS NOT NULL AND +e.kind IN ("_s +
        sqlKinds(&MarkKind::endsRise) + u')';
    QList<std::pair<qint64, QString>> papers;
    for (Rows rows = m_database.select(passed, events.first, events.last); rows.next();)
        papers.append({rows.number(0), rows.text(1)});
    PaperTable table(m_database);
    for (const auto &[number, id] : std::as_const(papers))
        table.setRise(number, riseOf(m_database, id,
                                     observationsOf(m_database, number,
                                                    listingsOfPaper(m_database, number))));
}

// A change counts as new from the moment at which a kept paper was seen.
void EventMerger::updateChanges(const EventRange &events)
{
    static const QString seen = u"SELECT DISTINCT subject FROM event"
                                " WHERE id BETWEEN ? AND ? AND +kind IN ("_s +
                                sqlKinds(&MarkKind::endsChange) + u')';
    QStringList papers;
    for (Rows rows = m_database.select(seen, events.first, events.last); rows.next();)
        papers.append(rows.text(0));
    renewChanges(m_database, papers);
}

bool hasEvents(Database &database)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM event)"_s) != 0;
}

void setDevice(Database &database, const QString &device)
{
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('device', ?)"_s, device);
}

Result<MergedEvents> mergeEventFile(Database &database, const QString &path)
{
    Transaction transaction(database);
    const bool isNew = !hasEvents(database);
    EventMerger merger(database);
    QString newestDevice;
    Result<EventFileReport> file = readEventFile(path, [&](const JournalEvent &event) {
        database.throwIfCancelled();
        merger.add(event);
        if (event.device != renewalDevice)
            newestDevice = event.device;
    });
    if (!file)
        return Failure(file.error());
    const QString device = file->header ? file->header->device : newestDevice;
    MergedEvents merged{.file = std::move(*file)};
    merged.isOther = !isNew && !device.isEmpty() && device != deviceOf(database);
    if (merged.isOther)
        return merged;
    if (isNew && !device.isEmpty())
        setDevice(database, device);
    merged.added = merger.added();
    merged.changes = merger.finish();
    transaction.commit();
    return merged;
}

} // namespace broadsheet
