// One connection to a PostgreSQL server, through libpq. Qt's own driver cannot be used: it waits
// for an answer without end, and says that something arrived through an event loop alone. Here
// nothing waits longer than it may. One thread.
#pragma once

#include "base/Result.h"
#include "syncpostgres/PostgresAddress.h"
#include "syncpostgres/PostgresRows.h"
#include "syncpostgres/PostgresTimes.h"

#include <QDeadlineTimer>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <memory>

struct pg_conn;

namespace broadsheet {

class PostgresConnection final
{
public:
    explicit PostgresConnection(PostgresAddress address,
                                PostgresTimes times = usualPostgresTimes());
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

    // Begins a transaction, see PostgresTransaction.h: what it has locked holds others up, so its
    // statements get less time.
    [[nodiscard]] QString beginning() const;

    // Until another connection notified a channel that this one listens to, stop() was called, or
    // the time is over. True: it was notified.
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest);
    // Ends a call of wait(), now or the next one. Any thread.
    void stop();
    // Ends what waits for the server, now and from now on. Any thread.
    void end();

private:
    struct Finish
    {
        void operator()(pg_conn *connection) const;
    };

    [[nodiscard]] Result<void> connect(const QDeadlineTimer &end, const QByteArray &password);
    [[nodiscard]] Failure connectionFailure() const;
    [[nodiscard]] Result<PostgresRows> answer();
    [[nodiscard]] bool isReady(short events, const QDeadlineTimer &end) const;
    // The same, but no longer than nothing moves on the line.
    [[nodiscard]] bool moves(short events, const QDeadlineTimer &end) const;
    [[nodiscard]] Result<bool> listen(const QDeadlineTimer &end);
    [[nodiscard]] bool wasNotified();
    [[nodiscard]] Failure lost(); // and closed
    [[nodiscard]] Failure silence() const;

    PostgresAddress m_address;
    PostgresTimes m_times;
    std::unique_ptr<pg_conn, Finish> m_connection;
    int m_wake; // an eventfd; -1: there is none, so wait() lasts as long as it may
    int m_end;  // likewise, which is never read
    std::atomic<bool> m_isEnded = false;
};

} // namespace broadsheet
