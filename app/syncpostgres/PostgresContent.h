// Content through the database: the tables of resources/server/content.sql. A part of
// PostgresCarrier; see README.md.
#pragma once

#include "sync/Carrier.h"
#include "syncpostgres/PostgresConnection.h"

namespace broadsheet {

class PostgresContent final
{
public:
    // Numbers of rows, and the identity of the journal.
    struct Owner
    {
        QString reader;
        QString place;
        QString identity;
    };

    explicit PostgresContent(PostgresConnection &connection) : m_connection(connection) {}

    // As those of the carrier. Makes the tables when the server has none; fails with
    // ErrorKind::Usage when the user must not.
    [[nodiscard]] Result<Opened> open(Owner owner, const QByteArray &receipt);
    [[nodiscard]] Result<QByteArray> append(const QList<ContentRow> &rows);
    [[nodiscard]] Result<ReceivedContent> receive(const QByteArray &cursor);

private:
    PostgresConnection &m_connection;
    Owner m_owner;
    QString m_generation;
    qint64 m_known = 0; // own rows up to this number are in the library
};

} // namespace broadsheet
