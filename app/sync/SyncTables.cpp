#include "sync/SyncTables.h"

#include "base/Clock.h"
#include "journal/Journal.h"
#include "journal/StoredEvents.h"
#include "sqlite/Transaction.h"
#include "sync/Tr.h"

#include <algorithm>

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

void throwIfOther(Database &database, const QString &address)
{
    if (database.text(u"SELECT address FROM carrier"_s) != address)
        throw Failed{Error{ErrorKind::Cancelled, SyncTr::tr("The exchange was ended.")}};
}

constexpr int listedAtOnce = 2000;     // events, which takes some milliseconds
constexpr qsizetype readAtOnce = 1000; // likewise

} // namespace

SyncPlace syncPlace(Database &database, const QString &address)
{
    if (database.text(u"SELECT address FROM carrier"_s) != address) {
        Transaction transaction(database);
        database.execute(u"INSERT OR REPLACE INTO carrier (one, address, position, receipt,"
                         " exchanged, unlisted) VALUES (1, ?, '', '', 0, '')"_s,
                         address);
        transaction.commit();
    }
    SyncPlace place{.device = deviceOf(database)};
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
    database.execute(u"UPDATE carrier SET unlisted = ''"_s);
    transaction.commit();
}

// New events go to `outgoing` by themselves, so these are what was there before.
bool listUnsent(Database &database)
{
    if (database.number(u"SELECT EXISTS (SELECT 1 FROM carrier WHERE unlisted IS NOT NULL)"_s) == 0)
        return true;
    const QString from = database.text(u"SELECT unlisted FROM carrier"_s);
    const QString last =
        database.text(u"SELECT max(id) FROM (SELECT id FROM event WHERE id > ? ORDER BY id"
                      " LIMIT ?)"_s,
                      from, listedAtOnce);
    const RelaxedCommits relaxed(database); // repeated after a power cut
    Transaction transaction(database);
    if (!last.isEmpty())
        database.execute(u"INSERT OR IGNORE INTO outgoing (event)"
                         " SELECT id FROM event WHERE id > ? AND id <= ?"_s,
                         from, last);
    database.execute(u"UPDATE carrier SET unlisted = nullif(?, '')"_s, last);
    transaction.commit();
    return last.isEmpty();
}

qint64 waitingEvents(Database &database)
{
    return database.number(u"SELECT count(*) FROM outgoing"_s);
}

Outgoing nextOutgoing(Database &database, int most)
{
    Outgoing outgoing;
    int seen = 0;
    for (Rows rows = database.select(u"SELECT e.action FROM"
                                     " (SELECT event FROM outgoing ORDER BY event LIMIT ?) AS some"
                                     " CROSS JOIN event AS e ON e.id = some.event"_s,
                                     most + 1);
         rows.next() && seen < most; ++seen)
        if (outgoing.gestures.isEmpty() || outgoing.gestures.constLast() != rows.text(0))
            outgoing.gestures.append(rows.text(0));
    outgoing.hasMore = seen == most;
    outgoing.gestures.removeDuplicates();
    return outgoing;
}

QList<JournalEvent> outgoingEvents(Database &database, const QStringList &gestures,
                                   OutgoingPlace &place)
{
    static const QString sql = u"SELECT "_s + eventColumns +
                               u" FROM event AS e CROSS JOIN outgoing AS o ON o.event = e.id"
                               " WHERE e.action = ? AND e.id > ? ORDER BY e.id LIMIT ?"_s;
    QList<JournalEvent> events;
    while (events.size() < readAtOnce && place.gesture < gestures.size()) {
        const qsizetype before = events.size();
        const qsizetype most = readAtOnce - before;
        for (Rows rows = database.select(sql, gestures[place.gesture], place.after, most);
             rows.next();)
            events.append(eventIn(rows));
        if (events.size() - before == most) {
            place.after = events.constLast().id;
            continue;
        }
        ++place.gesture;
        place.after.clear();
    }
    return events;
}

// Forced to the disk by noteReceipt(). What is lost before that is sent again.
void noteSent(Database &database, const QString &address, const QStringList &events)
{
    const RelaxedCommits relaxed(database);
    Transaction transaction(database);
    throwIfOther(database, address);
    database.execute(u"DELETE FROM outgoing WHERE event IN (SELECT value FROM json_each(?))"_s,
                     jsonOf(events));
    transaction.commit();
}

void noteReceipt(Database &database, const QString &address, const QByteArray &receipt)
{
    Transaction transaction(database);
    throwIfOther(database, address);
    database.execute(u"UPDATE carrier SET receipt = ?"_s, stored(receipt));
    transaction.commit();
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

QString shownName(const QString &name)
{
    constexpr qsizetype longest = 60;
    QString shown = name.left(longest).simplified();
    std::ranges::replace_if(
        shown, [](QChar c) { return !c.isPrint(); }, QChar(u'?'));
    return shown;
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
