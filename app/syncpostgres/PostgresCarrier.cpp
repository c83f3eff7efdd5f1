#include "syncpostgres/PostgresCarrier.h"

#include "base/Limits.h"
#include "syncpostgres/EventRows.h"
#include "syncpostgres/PostgresTables.h"
#include "syncpostgres/PostgresTransaction.h"
#include "syncpostgres/Tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype rowsAtOnce = 5000; // in one statement

// The number of the first batch after the cursor that was received completely, or all there is when
// that is less than a page. The cursor counts while the event that ended its batch is still there:
// otherwise the database was put back from a copy, and batches have other numbers now. Of this
// place's own batches those that the library has are left out.
QString pageSql()
{
    return u"WITH self AS ("
           " SELECT reader, identity, generation FROM broadsheet.reader WHERE reader = "
           "$1::integer),"
           " start AS ("
           " SELECT coalesce(max(e.batch), 0) AS batch FROM broadsheet.event AS e, self"
           " WHERE self.generation::text = $2 AND e.reader = self.reader AND e.batch = $3::bigint"
           " AND left(e.id, 100) = $4),"
           " page AS ("
           " SELECT batch, sum(octet_length(subject) + octet_length(text))"
           " OVER (ORDER BY batch, position) AS bytes FROM ("
           " SELECT batch, position, subject, text FROM broadsheet.event"
           " WHERE reader = $1::integer AND batch > (SELECT batch FROM start)"
           " AND (place <> $5::integer OR batch > $8::bigint)"
           " ORDER BY batch, position LIMIT $6::integer) AS next),"
           " newest AS ("
           " SELECT coalesce(max(batch), 0) AS batch FROM broadsheet.event"
           " WHERE reader = $1::integer),"
           " until AS ("
           " SELECT CASE WHEN count(*) < $6::integer AND coalesce(max(bytes), 0) <= $7::bigint"
           " THEN (SELECT batch FROM newest)"
           " ELSE coalesce(max(batch) FILTER (WHERE bytes <= $7::bigint), min(batch)) END AS batch"
           " FROM page)"
           " SELECT start.batch, until.batch, until.batch < newest.batch, self.identity,"
           " self.generation, (SELECT left(id, 100) FROM broadsheet.event"
           " WHERE reader = $1::integer AND batch = until.batch ORDER BY position DESC LIMIT 1)"
           " FROM self, start, until, newest"_s;
}

// A row that is too large is there as NULLs, so that it is counted and never sent over the network.
QString rowsSql()
{
    return "SELECT fitting.*, e.batch, e.position FROM broadsheet.event AS e LEFT JOIN LATERAL ("
           " SELECT e."_L1 +
           QString(eventRowColumns).replace(", "_L1, ", e."_L1) +
           " WHERE octet_length(e.id) + octet_length(e.device) + octet_length(e.action)"
           " + octet_length(e.undoes) + octet_length(e.kind) + octet_length(e.subject)"
           " + octet_length(e.text) <= $5::bigint) AS fitting ON true"
           " WHERE e.reader = $1::integer AND e.batch > $2::bigint AND e.batch <= $3::bigint"
           " AND (e.place <> $4::integer OR e.batch > $6::bigint) ORDER BY e.batch, e.position"_L1;
}

} // namespace

PostgresCarrier::PostgresCarrier(PostgresAddress address, QString password, Sender self,
                                 PostgresTimes times)
    : m_connection(std::move(address), times), m_password(std::move(password)),
      m_self(std::move(self))
{}

Result<Opened> PostgresCarrier::open(const QByteArray &receipt)
{
    Result<void> ready = m_connection.open(m_password);
    if (ready)
        ready = prepareTables(m_connection);
    if (ready)
        ready = findReader();
    if (!ready)
        return Failure(ready.error());
    const Result<Opened> opened = findPlace(receipt);
    if (!opened)
        return opened;
    const auto listening =
        m_connection.run(u"LISTEN \"broadsheet_"_s + m_identity + u'"'); // a UUID of the server
    return listening ? opened : Failure(listening.error());
}

Result<void> PostgresCarrier::findReader()
{
    const QString find =
        u"SELECT reader, identity FROM broadsheet.reader WHERE role = current_user"_s;
    Result<PostgresRows> rows = m_connection.run(find);
    if (rows && rows->count() == 0) {
        rows = m_connection.run(u"INSERT INTO broadsheet.reader (role) VALUES (current_user)"
                                " ON CONFLICT DO NOTHING"_s);
        if (rows)
            rows = m_connection.run(find);
    }
    if (!rows)
        return Failure(rows.error());
    if (rows->count() != 1)
        return failure(ErrorKind::Malformed,
                       SyncPostgresTr::tr("%1 has tables that are not those of Broadsheet.")
                           .arg(m_connection.server()));
    m_reader = rows->text(0, 0);
    m_identity = rows->text(0, 1);
    return {};
}

Result<Opened> PostgresCarrier::findPlace(const QByteArray &receipt)
{
    // This writes, so a server that can only be read is known before anything is sent.
    const auto rows = m_connection.run(
        u"INSERT INTO broadsheet.place (reader, place, device, name) VALUES ($1::integer, $2, $3, "
        u"$4)"
        " ON CONFLICT (reader, place) DO UPDATE SET device = excluded.device, name = excluded.name"
        " RETURNING number, last"_s,
        {m_reader, m_self.place, m_self.device, m_self.name});
    if (!rows)
        return Failure(rows.error());
    m_place = rows->text(0, 0);
    m_last = rows->number(0, 1);
    const std::optional<qint64> known = batchOf(receipt);
    m_known = std::min(known.value_or(0), m_last);
    if (receipt.isEmpty() || (known && *known <= m_last))
        return Opened{};
    const auto raised = m_connection.run(u"UPDATE broadsheet.reader SET generation = generation + 1"
                                         " WHERE reader = $1::integer"_s,
                                         {m_reader});
    return raised ? Result<Opened>(Opened{.lacksSent = true}) : Failure(raised.error());
}

QByteArray PostgresCarrier::receiptOf(qint64 batch) const
{
    return m_identity.toUtf8() + ' ' + QByteArray::number(batch);
}

// Nothing: the receipt is empty, or of another database.
std::optional<qint64> PostgresCarrier::batchOf(const QByteArray &receipt) const
{
    const QList<QByteArray> parts = receipt.split(' ');
    if (parts.size() != 2 || parts[0] != m_identity.toUtf8())
        return {};
    return parts[1].toLongLong();
}

Result<QByteArray> PostgresCarrier::append(const QList<JournalEvent> &events)
{
    if (events.isEmpty())
        return receiptOf(m_known);
    const auto sending = [this, &events] { return send(events); };
    const Result<qint64> batch =
        events.size() <= rowsAtOnce ? sending() : inTransaction(m_connection, sending);
    if (!batch)
        return Failure(batch.error());
    m_last = *batch;
    m_known = m_last; // the engine receives before it sends
    return receiptOf(m_last);
}

// Nearly always one statement, which has all of its rows before it locks anything: a line that is
// slow, or that falls silent in the middle, holds up no other machine.
Result<qint64> PostgresCarrier::send(const QList<JournalEvent> &events)
{
    Result<qint64> batch = 0;
    for (qsizetype before = 0; batch && before < events.size(); before += rowsAtOnce)
        batch = insert(before, events.mid(before, rowsAtOnce));
    return batch;
}

Result<qint64> PostgresCarrier::insert(qsizetype before, const QList<JournalEvent> &events)
{
    return m_connection
        .run(
            u"WITH batch AS (UPDATE broadsheet.reader SET last = last + $6::bigint"
            " WHERE reader = $1::integer RETURNING last),"
            " given AS (SELECT * FROM ROWS FROM (json_to_recordset($4::json) AS (id text,"
            " at bigint, device text, action text, undoes text, kind text, subject text,"
            " value bigint, text text)) WITH ORDINALITY),"
            " added AS (INSERT INTO broadsheet.event (reader, batch, position, place, "_s +
                eventRowColumns +
                u") SELECT $1::integer, batch.last, $2::integer + given.ordinality, $3::integer, "_s +
                eventRowColumns +
                u" FROM batch, given ON CONFLICT (reader, id) DO NOTHING RETURNING 1),"
                " counted AS (SELECT count(*) AS rows FROM added),"
                " sent AS (UPDATE broadsheet.place AS p SET last = batch.last, sent = now(),"
                " is_listed = true, events = p.events + counted.rows FROM batch, counted"
                " WHERE p.reader = $1::integer AND p.place = $7)"
                " SELECT batch.last, CASE WHEN counted.rows > 0 THEN pg_notify($5, '') END"
                " FROM batch, counted"_s,
            {m_reader, QString::number(before), m_place, jsonOf(events),
             u"broadsheet_"_s + m_identity, QString::number(before == 0 ? 1 : 0), m_self.place})
        .map([](const PostgresRows &rows) { return rows.count() == 1 ? rows.number(0, 0) : 0; });
}

Result<PostgresCarrier::Page> PostgresCarrier::page(const QByteArray &cursor, int most)
{
    // The identity of the journal, the generation, the batch, and the id of its last event.
    const QString text = QString::fromUtf8(cursor);
    const bool isOurs = text.section(u' ', 0, 0) == m_identity;
    const auto part = [&](int from, int to) {
        return isOurs ? text.section(u' ', from, to) : QString();
    };
    bool isNumber = false;
    const qint64 batch = part(2, 2).toLongLong(&isNumber);
    const auto rows = m_connection.run(
        pageSql(),
        {m_reader, part(1, 1), QString::number(isNumber ? batch : 0), part(3, -1), m_place,
         QString::number(most), QString::number(maxPostgresPageBytes), QString::number(m_known)});
    if (!rows)
        return Failure(rows.error());
    if (rows->count() != 1 || rows->number(0, 1) == 0)
        return Page{};
    const QStringList parts{rows->text(0, 3), rows->text(0, 4), rows->text(0, 1), rows->text(0, 5)};
    return Page{.from = rows->number(0, 0),
                .to = rows->number(0, 1),
                .cursor = parts.join(u' ').toUtf8(),
                .hasMore = rows->flag(0, 2)};
}

Result<Received> PostgresCarrier::receive(const QByteArray &cursor, int most)
{
    const Result<Page> page = this->page(cursor, most);
    if (!page)
        return Failure(page.error());
    Received received{.cursor = page->cursor, .hasMore = page->hasMore};
    const auto rows = m_connection.run(
        rowsSql(), {m_reader, QString::number(page->from), QString::number(page->to), m_place,
                    QString::number(maxJournalLineBytes), QString::number(m_known)});
    if (!rows)
        return Failure(rows.error());
    for (int row = 0; row < rows->count(); ++row) {
        if (auto event = eventIn(*rows, row))
            received.events.append(*std::move(event));
        else if (++received.refused == 1)
            received.firstRefused =
                SyncPostgresTr::tr("%1, batch %2, row %3")
                    .arg(m_connection.server(), rows->text(row, 9), rows->text(row, 10));
    }
    return received;
}

Result<QList<DeviceReport>> PostgresCarrier::devices()
{
    const auto rows = m_connection.run(
        u"SELECT left(device, $2::integer), left(place, $2::integer), left(name, $2::integer),"
        " floor(extract(epoch FROM sent) * 1000)::bigint, events FROM broadsheet.place"
        " WHERE reader = $1::integer AND is_listed ORDER BY name, number LIMIT $3::integer"_s,
        {m_reader, QString::number(maxNameLength), QString::number(maxPostgresDevices)});
    if (!rows)
        return Failure(rows.error());
    QList<DeviceReport> devices;
    for (int row = 0; row < rows->count(); ++row)
        devices.append(
            {.sender = {.device = rows->text(row, 0),
                        .place = rows->text(row, 1),
                        .name = rows->text(row, 2)},
             .lastSent = rows->isNull(row, 3)
                             ? QDateTime()
                             : QDateTime::fromMSecsSinceEpoch(rows->number(row, 3)).toUTC(),
             .events = rows->number(row, 4),
             .isSelf = rows->text(row, 1) == m_self.place});
    return devices;
}

Result<void> PostgresCarrier::forget(const QString &device)
{
    if (device == m_self.device)
        return failure(ErrorKind::Usage, SyncPostgresTr::tr("That is this machine."));
    const auto rows =
        m_connection.run(u"UPDATE broadsheet.place SET is_listed = false"
                         " WHERE reader = $1::integer AND device = $2 AND is_listed"_s,
                         {m_reader, device});
    if (!rows)
        return Failure(rows.error());
    if (rows->changed() == 0)
        return failure(
            ErrorKind::NotFound,
            SyncPostgresTr::tr("%1 has no machine %2.").arg(m_connection.server(), device));
    return {};
}

} // namespace broadsheet
