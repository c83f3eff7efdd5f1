// Papers that the members of a space share: the tables of resources/server/group.sql. It carries no
// journal: that has nothing to do in a group. See README.md.
#pragma once

#include "sync/Carrier.h"
#include "syncpostgres/PostgresConnection.h"

namespace broadsheet {

class PostgresGroup final : public Carrier
{
public:
    PostgresGroup(PostgresAddress address, QString password, int space, Sender self);

    // Connects unless it is. Makes the tables when the server has none. Fails with ErrorKind::Usage
    // when the user must not, or is in no such space.
    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override;
    [[nodiscard]] Result<Opened> openContent(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> appendContent(const QList<ContentRow> &rows) override;
    [[nodiscard]] Result<ReceivedContent> receiveContent(const QByteArray &cursor) override;

    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override;
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override;
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override
    {
        return m_connection.wait(longest);
    }
    void stop() override { m_connection.stop(); }
    void end() override { m_connection.end(); }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override;
    [[nodiscard]] Result<void> forget(const QString &device) override;

private:
    [[nodiscard]] Result<void> enter();
    [[nodiscard]] Result<PostgresRows> run(const QString &sql, const QStringList &values);
    [[nodiscard]] Failure notIn() const;

    PostgresConnection m_connection;
    QString m_password;
    QString m_space; // its number
    Sender m_self;
    QString m_identity; // of the space; empty: it is not open
    QString m_member;   // this reader, as others see that
    qint64 m_known = 0; // rows of this place up to this number are in the library
};

} // namespace broadsheet
