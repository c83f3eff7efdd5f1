#include "sync/SyncTables.h"

#include "base/Clock.h"
#include "journal/ApplyMarking.h"
#include "journal/Journal.h"
#include "journal/MergeEvents.h"
#include "journal/StoredEvents.h"
#include "sqlite/Transaction.h"
#include "sync/FoldAdded.h"
#include "sync/NoteClashes.h"
#include "sync/Tr.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString stored(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray restored(const QString &text)
{
    return QByteArray::fromBase64(text.toLatin1());
}

QStringList idsOf(const QList<JournalEvent> &events)
{
    QStringList ids;
    for (const JournalEvent &event : events)
        ids.append(event.id);
    return ids;
}

} // namespace

SyncPlace syncPlace(Database &database, const QString &address)
{
    if (database.text(u"SELECT address FROM carrier"_s) != address) {
        Transaction transaction(database);
        database.execute(u"INSERT OR REPLACE INTO carrier"
                         " (one, address, position, receipt, exchanged) VALUES (1, ?, '', '', 0)"_s,
                         address);
        database.execute(u"INSERT OR IGNORE INTO outgoing (event) SELECT id FROM event"_s);
        transaction.commit();
    }
    SyncPlace place{.device = deviceOf(database),
                    .waiting = database.number(u"SELECT count(*) FROM outgoing"_s)};
    Rows rows = database.select(u"SELECT position, receipt, exchanged FROM carrier"_s);
    if (rows.next()) {
        place.cursor = restored(rows.text(0));
        place.receipt = restored(rows.text(1));
        if (rows.number(2) != 0)
            place.exchanged = utcTime(rows.number(2));
    }
    return place;
}

void sendEverything(Database &database)
{
    Transaction transaction(database);
    database.execute(u"INSERT OR IGNORE INTO outgoing (event) SELECT id FROM event"_s);
    transaction.commit();
}

Outgoing nextOutgoing(Database &database, int most)
{
    static const QString sql = u"SELECT "_s + eventColumns +
                               u" FROM (SELECT DISTINCT first.action FROM"
                               "  (SELECT event FROM outgoing ORDER BY event LIMIT ?) AS some"
                               "  CROSS JOIN event AS first ON first.id = some.event) AS gesture"
                               " CROSS JOIN event AS e ON e.action = gesture.action"
                               " CROSS JOIN outgoing AS o ON o.event = e.id ORDER BY e.id"_s;
    Outgoing outgoing;
    for (Rows rows = database.select(sql, most); rows.next();)
        outgoing.events.append(eventIn(rows));
    outgoing.hasMore = database.number(u"SELECT count(*) FROM outgoing"_s) > outgoing.events.size();
    return outgoing;
}

void noteSent(Database &database, const QString &address, const QList<JournalEvent> &events,
              const QByteArray &receipt)
{
    Transaction transaction(database);
    if (database.text(u"SELECT address FROM carrier"_s) != address)
        throw Failed{Error{ErrorKind::Cancelled, SyncTr::tr("The exchange was ended.")}};
    database.execute(u"DELETE FROM outgoing WHERE event IN (SELECT value FROM json_each(?))"_s,
                     jsonOf(idsOf(events)));
    database.execute(u"UPDATE carrier SET receipt = ?"_s, stored(receipt));
    transaction.commit();
}

// The last part of a page forces all of it to the disk. Until then the cursor is before it.
ChangeSet takeArrival(Database &database, const Arrival &arrival, qint64 &added)
{
    std::optional<RelaxedCommits> relaxed;
    if (arrival.cursor.isEmpty())
        relaxed.emplace(database);
    Transaction transaction(database);
    EventMerger merger(database);
    NoteClashes notes(database);
    QStringList ids;
    for (const JournalEvent &event : arrival.events)
        if (merger.add(event)) {
            notes.arrived(event);
            ids.append(event.id);
        }
    // Before anything is written that follows from them and is to be sent.
    database.execute(u"DELETE FROM outgoing WHERE event IN (SELECT value FROM json_each(?))"_s,
                     jsonOf(idsOf(arrival.events)));
    ChangeSet changes = ids.size() > maxNamedPapers ? merger.finish() : foldAdded(database, ids);
    changes.unite(notes.settle());
    if (!arrival.cursor.isEmpty())
        database.execute(u"UPDATE carrier SET position = ? WHERE address = ?"_s,
                         stored(arrival.cursor), arrival.address);
    transaction.commit();
    added += merger.added();
    return changes;
}

void noteExchanged(Database &database, const QString &address, const QDateTime &now)
{
    Transaction transaction(database);
    database.execute(u"UPDATE carrier SET exchanged = ? WHERE address = ?"_s,
                     now.toMSecsSinceEpoch(), address);
    transaction.commit();
}

bool hasUnnamed(Database &database, const QStringList &devices)
{
    return database.number(u"SELECT EXISTS (SELECT value FROM json_each(?) EXCEPT"
                           " SELECT device FROM machine)"_s,
                           jsonOf(devices)) != 0;
}

void nameMachines(Database &database, const QHash<QString, QString> &names)
{
    Transaction transaction(database);
    for (const auto &[device, name] : names.asKeyValueRange())
        database.execute(u"INSERT INTO machine (device, name) VALUES (?, ?) ON CONFLICT DO UPDATE"
                         " SET name = excluded.name WHERE excluded.name <> ''"_s,
                         device, name);
    transaction.commit();
}

} // namespace broadsheet
