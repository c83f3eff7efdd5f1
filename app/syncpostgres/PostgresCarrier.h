// Carries events through a PostgreSQL database that all machines of the reader reach. See README.md
// for the tables, and sync/Carrier.h for the calls.
#pragma once

#include "sync/Carrier.h"
#include "syncpostgres/PostgresConnection.h"
#include "syncpostgres/PostgresContent.h"

#include <optional>

namespace broadsheet {

class PostgresCarrier final : public Carrier
{
public:
    PostgresCarrier(PostgresAddress address, QString password, Sender self,
                    PostgresTimes times = usualPostgresTimes());

    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override;
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override;
    [[nodiscard]] Result<Opened> openContent(const QByteArray &receipt) override
    {
        return m_content.open({m_reader, m_place, m_identity}, receipt);
    }
    [[nodiscard]] Result<QByteArray> appendContent(const QList<ContentRow> &rows) override
    {
        return m_content.append(rows);
    }
    [[nodiscard]] Result<ReceivedContent> receiveContent(const QByteArray &cursor) override
    {
        return m_content.receive(cursor);
    }
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override
    {
        return m_connection.wait(longest);
    }
    void stop() override { m_connection.stop(); }
    void end() override { m_connection.end(); }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override;
    [[nodiscard]] Result<void> forget(const QString &device) override;

private:
    // Rows from a cursor to where a batch ends.
    struct Page
    {
        qint64 from = 0; // the batch before it
        qint64 to = 0;
        QByteArray cursor;
        bool hasMore = false;
    };

    [[nodiscard]] Result<void> findReader();
    [[nodiscard]] Result<Opened> findPlace(const QByteArray &receipt);
    // Return the batch.
    [[nodiscard]] Result<qint64> send(const QList<JournalEvent> &events);
    [[nodiscard]] Result<qint64> insert(qsizetype before, const QList<JournalEvent> &events);
    [[nodiscard]] Result<Page> page(const QByteArray &cursor, int most);
    [[nodiscard]] QByteArray receiptOf(qint64 batch) const;
    [[nodiscard]] std::optional<qint64> batchOf(const QByteArray &receipt) const;

    PostgresConnection m_connection;
    PostgresContent m_content{m_connection};
    QString m_password;
    Sender m_self;
    QString m_reader; // the number of its row
    QString m_place;  // likewise
    QString m_identity;
    qint64 m_last = 0; // the newest batch of this place
    // The library has this place's batches up to here. A library that is new at its path, or was
    // put back from a copy, receives the later ones.
    qint64 m_known = 0;
};

} // namespace broadsheet
