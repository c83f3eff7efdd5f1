// One connection to a PostgreSQL server, through libpq. Qt's own driver cannot be used: it waits
// for an answer without end, and says that something arrived through an event loop alone. Here
// nothing waits longer than the limits of base/Limits.h. One thread.
#pragma once

#include "base/Result.h"
#include "syncpostgres/PostgresAddress.h"

#include <QDeadlineTimer>
#include <QStringList>

#include <chrono>
#include <memory>

struct pg_conn;
struct pg_result;

namespace broadsheet {

// The rows of an answer. Rows and columns count from 0. A NULL is an empty text and 0.
class PostgresRows final
{
public:
    explicit PostgresRows(pg_result *result);

    [[nodiscard]] int count() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] qint64 number(int row, int column) const;
    [[nodiscard]] bool flag(int row, int column) const;
    [[nodiscard]] qint64 changed() const; // how many rows were written

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

class PostgresConnection final
{
public:
    explicit PostgresConnection(PostgresAddress address);
    ~PostgresConnection();
    Q_DISABLE_COPY_MOVE(PostgresConnection)

    [[nodiscard]] const QString &server() const { return m_address.shown; } // for messages

    // Again: leaves the connection that there was. `password` may be empty.
    [[nodiscard]] Result<void> open(const QString &password);
    void close();

    // One statement; its parameters are "$1", "$2" … in the order of the values.
    [[nodiscard]] Result<PostgresRows> run(const QString &sql, const QStringList &values = {});
    // Several statements in one transaction.
    [[nodiscard]] Result<void> runScript(const QString &sql);

    // Until another connection notified a channel that this one listens to, stop() was called, or
    // the time is over. True: it was notified.
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest);
    // Ends a call of wait(), now or the next one. Any thread.
    void stop();

private:
    struct Finish
    {
        void operator()(pg_conn *connection) const;
    };

    [[nodiscard]] Result<void> connect(const QDeadlineTimer &end, const QByteArray &password);
    [[nodiscard]] Failure connectionFailure() const;
    [[nodiscard]] Result<PostgresRows> answer();
    [[nodiscard]] bool isReady(short events, const QDeadlineTimer &end) const;
    [[nodiscard]] Result<bool> listen(const QDeadlineTimer &end);
    [[nodiscard]] bool wasNotified();
    [[nodiscard]] Failure lost(); // and closed

    PostgresAddress m_address;
    std::unique_ptr<pg_conn, Finish> m_connection;
    int m_wake; // an eventfd; -1: there is none, so wait() lasts as long as it may
};

} // namespace broadsheet
