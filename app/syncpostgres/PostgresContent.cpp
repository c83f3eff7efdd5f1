#include "syncpostgres/PostgresContent.h"

#include "base/Limits.h"
#include "syncpostgres/ContentRows.h"
#include "syncpostgres/PostgresTables.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int rowsAtOnce = 500;

// The rows behind a number that fit into a page, and at least one. A line that is too large is NULL
// and never sent over the network. Of this place's own rows those that the library has are left
// out.
QString pageSql()
{
    return u"WITH next AS ("
           " SELECT number, octet_length(line) AS bytes FROM broadsheet.content"
           " WHERE reader = $1::integer AND number > $2::bigint"
           " AND (place <> $3::integer OR number > $4::bigint) ORDER BY number LIMIT $5::integer),"
           " page AS ("
           " SELECT number, bytes, sum(least(bytes, $6::bigint)) OVER (ORDER BY number) AS total"
           " FROM next)"
           " SELECT c.number, CASE WHEN page.bytes <= $6::bigint THEN c.line END"
           " FROM page JOIN broadsheet.content AS c ON c.reader = $1::integer"
           " AND c.number = page.number WHERE page.total <= $7::bigint ORDER BY c.number"_s;
}

} // namespace

Result<Opened> PostgresContent::open(Owner owner, const QByteArray &receipt)
{
    m_owner = std::move(owner);
    if (const Result<void> ready = prepareContentTables(m_connection); !ready)
        return Failure(ready.error());
    const auto rows =
        m_connection.run(u"SELECT r.generation, coalesce(c.last, 0) FROM broadsheet.reader AS r"
                         " LEFT JOIN broadsheet.content_reader AS c ON c.reader = r.reader"
                         " WHERE r.reader = $1::integer"_s,
                         {m_owner.reader});
    if (!rows)
        return Failure(rows.error());
    m_generation = rows->text(0, 0);
    const qint64 last = rows->number(0, 1);
    // The identity of the journal, and the number of the last row.
    const QList<QByteArray> parts = receipt.split(' ');
    const bool isOurs = parts.size() == 2 && parts[0] == m_owner.identity.toUtf8();
    const qint64 sent = isOurs ? parts[1].toLongLong() : 0;
    m_known = std::min(sent, last);
    return Opened{.lacksSent = !receipt.isEmpty() && (!isOurs || sent > last)};
}

Result<QByteArray> PostgresContent::append(const QList<ContentRow> &rows)
{
    if (rows.isEmpty())
        return m_owner.identity.toUtf8() + ' ' + QByteArray::number(m_known);
    // One statement, as in PostgresCarrier::send().
    const auto sent = m_connection.run(
        u"WITH next AS (INSERT INTO broadsheet.content_reader AS c (reader, last)"
        " VALUES ($1::integer, $2::bigint) ON CONFLICT (reader) DO UPDATE"
        " SET last = c.last + $2::bigint RETURNING last), "_s +
            givenContentSql(u"$4"_s) +
            u", kept AS (INSERT INTO broadsheet.content AS c (reader, number, place, key, line)"
            " SELECT $1::integer, next.last - $2::bigint + ordinality, $3::integer, key, line"
            " FROM next, given ON CONFLICT (reader, place, key) DO UPDATE"
            " SET number = excluded.number, line = excluded.line)"
            " SELECT last, pg_notify($5, '') FROM next"_s,
        {m_owner.reader, QString::number(rows.size()), m_owner.place, jsonOf(rows),
         u"broadsheet_"_s + m_owner.identity});
    if (!sent)
        return Failure(sent.error());
    m_known = sent->number(0, 0);
    return m_owner.identity.toUtf8() + ' ' + QByteArray::number(m_known);
}

Result<ReceivedContent> PostgresContent::receive(const QByteArray &cursor)
{
    // The identity of the journal, its generation, and a number.
    const QList<QByteArray> parts = cursor.split(' ');
    const bool isOurs = parts.size() == 3 && parts[0] == m_owner.identity.toUtf8() &&
                        parts[1] == m_generation.toUtf8();
    qint64 number = isOurs ? std::max<qint64>(parts[2].toLongLong(), 0) : 0;
    const auto rows = m_connection.run(
        pageSql(), {m_owner.reader, QString::number(number), m_owner.place,
                    QString::number(m_known), QString::number(rowsAtOnce),
                    QString::number(maxContentLineBytes), QString::number(maxContentPageBytes)});
    if (!rows)
        return Failure(rows.error());
    ReceivedContent received{.hasMore = rows->count() > 0};
    // Numbers are given under a lock, so nothing of others comes before m_known any more.
    if (!received.hasMore)
        number = std::max(number, m_known);
    for (int row = 0; row < rows->count(); ++row) {
        number = rows->number(row, 0);
        addContent(*rows, row, 1, m_connection.server(), number, received);
    }
    received.cursor =
        m_owner.identity.toUtf8() + ' ' + m_generation.toUtf8() + ' ' + QByteArray::number(number);
    return received;
}

} // namespace broadsheet
