#include "syncpostgres/PostgresGroup.h"

#include "base/Limits.h"
#include "syncpostgres/ContentRows.h"
#include "syncpostgres/PostgresTables.h"
#include "syncpostgres/Tr.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int rowsAtOnce = 500; // of each member

// The next rows of each member, the first of all before the second of any: nobody pushes out the
// others. Members are looked up one after the other in the primary key, not row by row.
QString pageSql()
{
    return u"WITH RECURSIVE members AS ("
           " (SELECT member FROM broadsheet.group_content WHERE space = $1::integer"
           " ORDER BY member LIMIT 1) UNION ALL"
           " SELECT (SELECT c.member FROM broadsheet.group_content AS c"
           " WHERE c.space = $1::integer AND c.member > m.member ORDER BY c.member LIMIT 1)"
           " FROM members AS m WHERE m.member IS NOT NULL),"
           " seen AS (SELECT key AS member, value::bigint AS number FROM json_each_text($2::json)),"
           " next AS (SELECT m.member, n.number, n.bytes, n.turn FROM members AS m"
           " CROSS JOIN LATERAL (SELECT c.number, octet_length(c.line) AS bytes,"
           " row_number() OVER (ORDER BY c.number) AS turn FROM broadsheet.group_content AS c"
           " WHERE c.space = $1::integer AND c.member = m.member AND c.number"
           " > coalesce((SELECT s.number FROM seen AS s WHERE s.member = m.member::text), 0)"
           " AND NOT (c.member = $3::uuid AND c.place = $4 AND c.number <= $5::bigint)"
           " ORDER BY c.number LIMIT $6::integer) AS n),"
           " page AS (SELECT next.*, sum(least(bytes, $7::bigint))"
           " OVER (ORDER BY turn, member) AS total FROM next)"
           " SELECT c.member, c.number, CASE WHEN page.bytes <= $7::bigint THEN c.line END"
           " FROM page JOIN broadsheet.group_content AS c ON c.space = $1::integer"
           " AND c.member = page.member AND c.number = page.number"
           " WHERE page.total <= $8::bigint ORDER BY page.turn, page.member"_s;
}

QString appendSql()
{
    return u"WITH owner AS (UPDATE broadsheet.group_member SET last = last + $2::bigint"
           " WHERE space = $1::integer AND role = current_user"
           " RETURNING member, last - $2::bigint AS before, last), "_s +
           givenContentSql(u"$4"_s) +
           u", kept AS (INSERT INTO broadsheet.group_content"
           " (space, member, number, place, key, line)"
           " SELECT $1::integer, owner.member, owner.before + ordinality, $3, key, line"
           " FROM owner, given ON CONFLICT (space, member, place, key)"
           " DO UPDATE SET number = excluded.number, line = excluded.line)"
           " SELECT member, last FROM owner"_s;
}

} // namespace

PostgresGroup::PostgresGroup(PostgresAddress address, QString password, int space, Sender self)
    : m_connection(std::move(address)), m_password(std::move(password)),
      m_space(QString::number(space)), m_self(std::move(self))
{}

// After an error everything is opened again.
Result<PostgresRows> PostgresGroup::run(const QString &sql, const QStringList &values)
{
    Result<PostgresRows> rows = m_connection.run(sql, values);
    if (!rows)
        m_identity.clear();
    return rows;
}

Failure PostgresGroup::notIn() const
{
    return failure(ErrorKind::Usage,
                   SyncPostgresTr::tr("You are not in space %1 of %2, so no papers are shared with "
                                      "its members.")
                       .arg(m_space, m_connection.server()));
}

Result<Opened> PostgresGroup::open(const QByteArray &)
{
    if (!m_identity.isEmpty())
        return Opened{};
    return m_connection.open(m_password)
        .and_then([this] { return prepareTables(m_connection); })
        .and_then([this] { return prepareGroupTables(m_connection); })
        .and_then([this] { return enter(); })
        .map([] { return Opened{}; });
}

Result<void> PostgresGroup::enter()
{
    const auto space = run(u"SELECT s.channel FROM broadsheet.space AS s"
                           " JOIN broadsheet.membership AS m USING (space)"
                           " WHERE s.space = $1::integer AND m.role = current_user"_s,
                           {m_space});
    if (!space)
        return Failure(space.error());
    if (space->count() != 1)
        return notIn();
    m_identity = space->text(0, 0);
    return {};
}

// A server that was put back from a copy may give numbers again that others have seen, so this
// reader becomes another member there, and sends everything again.
Result<Opened> PostgresGroup::openContent(const QByteArray &receipt)
{
    const QList<QByteArray> parts = receipt.split(' '); // the member, and the number of a row
    const qint64 sent = parts.value(1).toLongLong();
    const auto gone = run(u"DELETE FROM broadsheet.group_member WHERE space = $1::integer"
                          " AND role = current_user AND member::text = $2 AND last < $3::bigint"_s,
                          {m_space, QString::fromLatin1(parts[0]), QString::number(sent)});
    if (!gone)
        return Failure(gone.error());
    const auto made = run(u"INSERT INTO broadsheet.group_member (space)"
                          " SELECT m.space FROM broadsheet.membership AS m"
                          " WHERE m.space = $1::integer AND m.role = current_user"
                          " ON CONFLICT (space, role) DO NOTHING"_s,
                          {m_space});
    if (!made)
        return Failure(made.error());
    const auto self = run(u"SELECT member, last FROM broadsheet.group_member"
                          " WHERE space = $1::integer AND role = current_user"_s,
                          {m_space});
    if (!self)
        return Failure(self.error());
    if (self->count() != 1)
        return notIn();
    m_member = self->text(0, 0);
    const bool isOurs = parts[0] == m_member.toLatin1();
    m_known = isOurs ? std::min(sent, self->number(0, 1)) : 0;
    return Opened{.lacksSent = !receipt.isEmpty() && !isOurs};
}

Result<QByteArray> PostgresGroup::appendContent(const QList<ContentRow> &rows)
{
    if (!rows.isEmpty()) {
        const auto sent =
            run(appendSql(), {m_space, QString::number(rows.size()), m_self.place, jsonOf(rows)});
        if (!sent)
            return Failure(sent.error());
        if (sent->count() != 1)
            return notIn();
        m_member = sent->text(0, 0);
        m_known = sent->number(0, 1);
    }
    return m_member.toLatin1() + ' ' + QByteArray::number(m_known);
}

// The cursor has the identity of the space, and of each member the number of the newest row that
// was received.
Result<ReceivedContent> PostgresGroup::receiveContent(const QByteArray &cursor)
{
    const QJsonObject before = QJsonDocument::fromJson(cursor).object();
    QJsonObject seen =
        before["space"_L1].toString() == m_identity ? before["seen"_L1].toObject() : QJsonObject();
    const auto rows = run(
        pageSql(), {m_space, QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact)),
                    m_member, m_self.place, QString::number(m_known), QString::number(rowsAtOnce),
                    QString::number(maxContentLineBytes), QString::number(maxContentPageBytes)});
    if (!rows)
        return Failure(rows.error());
    ReceivedContent received{.hasMore = rows->count() > 0};
    for (int row = 0; row < rows->count(); ++row) {
        const qint64 number = rows->number(row, 1);
        seen.insert(rows->text(row, 0), number);
        addContent(*rows, row, 2, m_connection.server(), number, received);
    }
    // Rows of one reader are numbered under a lock, so nothing comes before m_known any more.
    if (!received.hasMore && seen[m_member].toInteger() < m_known)
        seen.insert(m_member, m_known);
    received.cursor = QJsonDocument(QJsonObject{{u"space"_s, m_identity}, {u"seen"_s, seen}})
                          .toJson(QJsonDocument::Compact);
    return received;
}

Result<QByteArray> PostgresGroup::append(const QList<JournalEvent> &)
{
    return failure(ErrorKind::Usage, SyncPostgresTr::tr("A group shares papers alone."));
}

Result<Received> PostgresGroup::receive(const QByteArray &cursor, int)
{
    return Received{.cursor = cursor};
}

Result<QList<DeviceReport>> PostgresGroup::devices()
{
    return QList<DeviceReport>();
}

Result<void> PostgresGroup::forget(const QString &)
{
    return failure(ErrorKind::Usage, SyncPostgresTr::tr("A group shares papers alone."));
}

} // namespace broadsheet
