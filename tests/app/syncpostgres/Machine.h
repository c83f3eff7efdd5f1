// A machine of a reader that sends and receives through a database.
#pragma once

#include "support/PostgresServer.h"
#include "syncpostgres/PostgresCarrier.h"

#include <QTest>

namespace broadsheet::test {

// "PostgreSQL is not installed" is the one reason to skip these tests.
inline void startOrSkip(PostgresServer &server, const QStringList &options = {})
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(server.start(options), qPrintable(server.said()));
}

inline JournalEvent oneEvent(int number, const QString &text = {})
{
    return {.id = QStringLiteral("019b0000-0000-7000-8000-%1").arg(number, 12, 10, QChar(u'0')),
            .at = 1'700'000'000'000 + number,
            .device = QStringLiteral("device"),
            .action = QStringLiteral("action %1").arg(number),
            .undoes = {},
            .kind = QStringLiteral("note"),
            .subject = QStringLiteral("2403.%1").arg(number),
            .value = 1,
            .text = text};
}

inline QList<JournalEvent> events(int from, int to)
{
    QList<JournalEvent> all;
    for (int number = from; number <= to; ++number)
        all.append(oneEvent(number));
    return all;
}

struct Machine
{
    Machine(const PostgresServer &server, const QString &database, const QString &name,
            const QString &role = QStringLiteral("ann"))
        : carrier(*postgresAddress(server.address(role, database)), role,
                  {.device = QStringLiteral("device of ") + name,
                   .place = name,
                   .name = name + QStringLiteral("'s machine")})
    {}

    [[nodiscard]] bool open() { return carrier.open(receipt).has_value(); }
    [[nodiscard]] bool send(const QList<JournalEvent> &sent)
    {
        const Result<QByteArray> done = carrier.append(sent);
        if (done)
            receipt = *done;
        return done.has_value();
    }
    // Everything since the last call.
    [[nodiscard]] QList<JournalEvent> received(int most = 1000)
    {
        QList<JournalEvent> all;
        for (bool hasMore = true; hasMore;) {
            const Result<Received> page = carrier.receive(cursor, most);
            if (!page)
                return {};
            all += page->events;
            cursor = page->cursor;
            hasMore = page->hasMore;
        }
        return all;
    }

    PostgresCarrier carrier;
    QByteArray receipt;
    QByteArray cursor;
};

} // namespace broadsheet::test
