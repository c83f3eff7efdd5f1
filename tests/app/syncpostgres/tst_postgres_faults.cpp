// Servers that refuse, die, lie, or say nothing: words within a bounded time, and nothing is lost.
#include "Machine.h"
#include "support/Runner.h"
#include "syncpostgres/PostgresFailure.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QtEndian>

#include <csignal>
#include <future>
#include <optional>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// A message of the server: https://www.postgresql.org/docs/15/protocol-message-formats.html
QByteArray message(char kind, const QByteArray &content)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(content.size() + 4), length.data());
    return kind + length + content;
}

QByteArray ready()
{
    return message('Z', "I");
}

// Lets everybody in, without TLS, and answers each statement alike.
class OneAnswer final : public QTcpServer
{
public:
    explicit OneAnswer(QByteArray answer) : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_said += socket->readAll();
                while (const auto kind = next())
                    socket->write(answerTo(*kind));
            });
        });
    }

private:
    // Takes a message: its kind, "T" to ask for TLS, and "U" to say who the user is.
    std::optional<char> next()
    {
        const qsizetype before = m_isIn ? 1 : 0; // the kind, and then the length
        if (m_said.size() < (m_isIn ? 5 : 8))
            return {};
        const auto number = [this](qsizetype at) {
            return qFromBigEndian<quint32>(m_said.constData() + at);
        };
        const qsizetype size = before + qsizetype(number(before));
        if (m_said.size() < size)
            return {};
        const char kind = m_isIn ? m_said[0] : number(4) == 80877103 ? 'T' : 'U';
        m_said.remove(0, size);
        return kind;
    }

    QByteArray answerTo(char kind)
    {
        if (m_isIn)
            return kind == 'Q' || kind == 'S' ? m_answer : QByteArray();
        m_isIn = kind == 'U';
        return m_isIn ? message('R', QByteArray(4, '\0')) + ready() : "N"_ba;
    }

    QByteArray m_answer;
    QByteArray m_said;
    bool m_isIn = false;
};

} // namespace

class TestPostgresFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startOrSkip(m_server); }
    void init() { m_database = m_server.newDatabase({u"ann"_s}); }

    void wrongPasswordsAreRefused_data();
    void wrongPasswordsAreRefused();
    void unknownDatabasesAreSaid();
    void whoMayNotMakeTablesIsTold();
    void tablesOfOthersAreRefused_data();
    void tablesOfOthersAreRefused();
    void aServerThatCanOnlyBeReadIsSaid();
    void rowsThatAreNoEventsAreLeftOut();
    void aConnectionThatIsEndedInTheMiddleLosesNothing();
    void aServerThatComesBackGoesOn();
    void waitingEndsWithTheServer();
    void aSilentServerIsGivenUp();
    void somethingElseOnThePortIsGivenUp();
    void theEndWaitsForNoServer();
    void strangeAnswersEndWithAWord_data();
    void strangeAnswersEndWithAWord();
    void serversAreBelievedWithACertificateOnly();
    void faultsHaveWords_data();
    void faultsHaveWords();

private:
    [[nodiscard]] Error openingFails(const QString &password = u"ann"_s);

    PostgresServer m_server;
    QString m_database;
};

Error TestPostgresFaults::openingFails(const QString &password)
{
    PostgresCarrier carrier(*postgresAddress(m_server.address(u"ann"_s, m_database)), password,
                            {.device = u"device"_s, .place = u"place"_s, .name = u"name"_s});
    const Result<Opened> opened = carrier.open({});
    return opened ? Error{.kind = ErrorKind::Cancelled, .message = u"no error"_s} : opened.error();
}

void TestPostgresFaults::wrongPasswordsAreRefused_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("words");

    QTest::newRow("wrong") << u"secretword"_s << u"does not let you in"_s;
    QTest::newRow("none") << u""_s << u"asks for a password"_s;
}

void TestPostgresFaults::wrongPasswordsAreRefused()
{
    QFETCH(const QString, password);
    QFETCH(const QString, words);
    const Error error = openingFails(password);
    QCOMPARE(error.kind, ErrorKind::Usage);
    QVERIFY2(error.message.contains(words), qPrintable(error.message + error.detail));
    QVERIFY(!QString(error.message + error.detail).contains("secretword"_L1));
}

void TestPostgresFaults::unknownDatabasesAreSaid()
{
    m_database = u"nowhere"_s;
    const Error error = openingFails();
    QCOMPARE(error.kind, ErrorKind::Usage);
    QVERIFY2(error.message.contains("no such database"_L1), qPrintable(error.message));
}

void TestPostgresFaults::whoMayNotMakeTablesIsTold()
{
    QCOMPARE(m_server.sql(u"REVOKE CREATE ON DATABASE %1 FROM ann"_s.arg(m_database)), QString());
    const Error error = openingFails();
    QCOMPARE(error.kind, ErrorKind::Usage);
    QVERIFY2(error.message.contains("may not make them"_L1), qPrintable(error.message));
}

void TestPostgresFaults::tablesOfOthersAreRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("later") << u"UPDATE broadsheet.version SET version = 2"_s << ErrorKind::Newer;
    QTest::newRow("earlier") << u"UPDATE broadsheet.version SET version = 0"_s
                             << ErrorKind::Malformed;
    QTest::newRow("none") << u"DELETE FROM broadsheet.version"_s << ErrorKind::Malformed;
    QTest::newRow("two") << u"INSERT INTO broadsheet.version VALUES (0)"_s << ErrorKind::Malformed;
    QTest::newRow("no version") << u"DROP TABLE broadsheet.version"_s << ErrorKind::Malformed;
    QTest::newRow("a table is missing") << u"DROP TABLE broadsheet.place"_s << ErrorKind::Malformed;
    QTest::newRow("another column")
        << u"ALTER TABLE broadsheet.place RENAME COLUMN device TO x"_s << ErrorKind::Malformed;
    QTest::newRow("readers are not apart")
        << u"ALTER TABLE broadsheet.event DISABLE ROW LEVEL SECURITY"_s << ErrorKind::Malformed;
    QTest::newRow("a trigger")
        << u"CREATE TRIGGER t BEFORE UPDATE ON broadsheet.reader FOR EACH ROW"
           " EXECUTE FUNCTION suppress_redundant_updates_trigger()"_s
        << ErrorKind::Malformed;
    QTest::newRow("a rule")
        << u"CREATE RULE r AS ON DELETE TO broadsheet.event DO INSTEAD NOTHING"_s
        << ErrorKind::Malformed;
    QTest::newRow("no rights") << u"REVOKE ALL ON broadsheet.place FROM PUBLIC"_s
                               << ErrorKind::Usage;
    QTest::newRow("no rights on the schema")
        << u"REVOKE ALL ON SCHEMA broadsheet FROM PUBLIC"_s << ErrorKind::Usage;
}

void TestPostgresFaults::tablesOfOthersAreRefused()
{
    QFETCH(const QString, change);
    QFETCH(const ErrorKind, kind);
    QFile script(u":/broadsheet/server/tables.sql"_s);
    QVERIFY(script.open(QIODevice::ReadOnly));
    QCOMPARE(m_server.sql(QString::fromUtf8(script.readAll()) + change, u"admin"_s, m_database),
             QString());
    const Error error = openingFails();
    QVERIFY2(error.kind == kind, qPrintable(error.message + error.detail));
    QVERIFY2(error.message.contains(m_database), qPrintable(error.message));
}

void TestPostgresFaults::aServerThatCanOnlyBeReadIsSaid()
{
    {
        Machine laptop(m_server, m_database, u"laptop"_s);
        QVERIFY(laptop.open());
    }
    QCOMPARE(
        m_server.sql(u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_database)),
        QString());
    const Error error = openingFails();
    QCOMPARE(error.kind, ErrorKind::Storage);
    QVERIFY2(error.message.contains("only be read"_L1), qPrintable(error.message));
}

void TestPostgresFaults::rowsThatAreNoEventsAreLeftOut()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 1)));
    QCOMPARE(
        m_server.sql(
            u"INSERT INTO broadsheet.event SELECT 1, reader, 1 + n, 1, id, at, 1, device, 'action',"
            " undoes, kind, '2403.1', text FROM broadsheet.reader, (VALUES"
            " (1, '', 1, 'd', '', 'note', ''),"
            " (2, repeat('x', 200), 1, 'd', '', 'note', ''),"
            " (3, 'no kind', 1, 'd', '', '', ''),"
            " (4, 'long device', 1, repeat('d', 5000), '', 'note', ''),"
            " (5, 'long undo', 1, 'd', repeat('d', 5000), 'note', ''),"
            " (6, 'late', 9223372036854775807, 'd', '', 'note', ''),"
            " (7, 'huge', 1, 'd', '', 'note', repeat('x', 5000000)),"
            " (8, 'another kind', 1, 'd', '', 'ofTomorrow', ''),"
            " (9, 'controls', 1, 'd', '', 'note', E'a\\u001b[2Jb')"
            ") AS row (n, id, at, device, undoes, kind, text)"_s,
            u"ann"_s, m_database),
        QString());
    QVERIFY(laptop.send(events(2, 2)));

    const Result<Received> page = desktop.carrier.receive({}, 1000);
    QVERIFY(page);
    QCOMPARE(page->refused, 7);
    QVERIFY2(page->firstRefused.contains("batch 1, row 2"_L1), qPrintable(page->firstRefused));
    QStringList ids;
    for (const JournalEvent &one : page->events)
        ids.append(one.id);
    QCOMPARE(ids, QStringList({oneEvent(1).id, u"another kind"_s, u"controls"_s}));
    QVERIFY(!page->events[2].text.contains(u'\x1b'));
    QVERIFY(page->hasMore); // the huge one fills a page, though it is not sent
    const Result<Received> next = desktop.carrier.receive(page->cursor, 1000);
    QVERIFY(next);
    QCOMPARE(next->events, events(2, 2));
    QVERIFY(!next->hasMore);
}

void TestPostgresFaults::aConnectionThatIsEndedInTheMiddleLosesNothing()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());

    QProcess other; // holds the append up in the middle of its transaction
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, u"admin"_s);
    other.setProcessEnvironment(environment);
    other.start(PostgresServer::programs() + "psql"_L1,
                {u"-qAtX"_s, m_server.address(u"admin"_s, m_database)});
    other.write("BEGIN; LOCK TABLE broadsheet.event; SELECT 'locked';\n");
    QVERIFY(other.waitForReadyRead(longest));

    std::future<Result<QByteArray>> sent =
        std::async(std::launch::async, [&] { return laptop.carrier.append(events(1, 3)); });
    QTRY_COMPARE(
        m_server.sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s),
        u"1"_s);
    QCOMPARE(m_server.sql(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          " WHERE wait_event_type = 'Lock'"_s),
             u"t"_s);
    const Result<QByteArray> ended = sent.get();
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, ErrorKind::Unreachable);
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(longest));

    QCOMPARE(desktop.received(), {});
    QVERIFY(!laptop.carrier.append(events(1, 3))); // until it is opened again
    QVERIFY(laptop.open());
    QVERIFY(laptop.send(events(1, 3)));
    QCOMPARE(desktop.received(), events(1, 3));
}

void TestPostgresFaults::aServerThatComesBackGoesOn()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    Machine desktop(m_server, m_database, u"desktop"_s);
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(1, 2)));
    m_server.stop();

    const Result<Received> lost = desktop.carrier.receive({}, 100);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Unreachable);
    const Result<Opened> away = laptop.carrier.open(laptop.receipt);
    QVERIFY(!away);
    QCOMPARE(away.error().kind, ErrorKind::Unreachable);
    QVERIFY2(away.error().message.contains("cannot be reached"_L1),
             qPrintable(away.error().message));

    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
    QVERIFY(laptop.open() && desktop.open());
    QVERIFY(laptop.send(events(3, 3)));
    QCOMPARE(desktop.received(), events(1, 3)); // what was reported as sent is there
}

void TestPostgresFaults::waitingEndsWithTheServer()
{
    Machine laptop(m_server, m_database, u"laptop"_s);
    QVERIFY(laptop.open());
    std::future<Result<bool>> waiting =
        std::async(std::launch::async, [&] { return laptop.carrier.wait(300s); });
    m_server.stop();
    const Result<bool> ended = waiting.get();
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, ErrorKind::Unreachable);
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

// The system takes the connection, and nobody answers.
void TestPostgresFaults::aSilentServerIsGivenUp()
{
    m_server.signal(SIGSTOP);
    const Error error = openingFails();
    m_server.signal(SIGCONT);
    QCOMPARE(error.kind, ErrorKind::Unreachable);
    QVERIFY2(error.message.contains("did not answer in time"_L1), qPrintable(error.message));
}

void TestPostgresFaults::somethingElseOnThePortIsGivenUp()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    connect(&other, &QTcpServer::newConnection, &other, [&other] {
        QTcpSocket *socket = other.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        socket->disconnectFromHost();
    });
    std::future<Result<Opened>> opened = std::async(std::launch::async, [&other] {
        PostgresCarrier carrier(
            *postgresAddress(u"postgresql://ann@127.0.0.1:%1/db"_s.arg(other.serverPort())), u"x"_s,
            {});
        return carrier.open({});
    });
    QTRY_VERIFY(opened.wait_for(0s) == std::future_status::ready);
    QVERIFY(!opened.get());
}

void TestPostgresFaults::theEndWaitsForNoServer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    PostgresCarrier carrier(
        *postgresAddress(u"postgresql://ann@127.0.0.1:%1/db"_s.arg(silent.serverPort())), u"x"_s,
        {});
    std::future<Result<Opened>> opened =
        std::async(std::launch::async, [&carrier] { return carrier.open({}); });
    QTRY_VERIFY(silent.hasPendingConnections());
    carrier.end();
    QTRY_VERIFY(opened.wait_for(0s) == std::future_status::ready);
    const Result<Opened> outcome = opened.get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled); // and not Unreachable, later
    QCOMPARE(carrier.open({}).error().kind, ErrorKind::Cancelled);
}

void TestPostgresFaults::strangeAnswersEndWithAWord_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("copy in") << message('G', QByteArray(3, '\0')) << ErrorKind::Unreachable;
    QTest::newRow("copy out") << message('H', QByteArray(3, '\0')) << ErrorKind::Unreachable;
    QTest::newRow("copy both") << message('W', QByteArray(3, '\0')) << ErrorKind::Unreachable;
    QTest::newRow("no rows and no columns")
        << message('T', QByteArray(2, '\0')) + message('C', "SELECT 0"_ba + '\0') + ready()
        << ErrorKind::Malformed;
}

void TestPostgresFaults::strangeAnswersEndWithAWord()
{
    QFETCH(const QByteArray, answer);
    OneAnswer server(answer);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    std::future<Result<Opened>> opened =
        std::async(std::launch::async, [port = server.serverPort()] {
            PostgresCarrier carrier(
                *postgresAddress(u"postgresql://ann@127.0.0.1:%1/db"_s.arg(port)), u"x"_s, {});
            return carrier.open({});
        });
    QTRY_VERIFY(opened.wait_for(0s) == std::future_status::ready);
    const Result<Opened> done = opened.get();
    QVERIFY(!done);
    QTEST(done.error().kind, "kind");
}

// "2130706433" is 127.0.0.1 for the system and no loopback for us.
void TestPostgresFaults::serversAreBelievedWithACertificateOnly()
{
    const QString address =
        u"postgresql://ann@2130706433:%1/%2"_s.arg(m_server.port()).arg(m_database);
    PostgresCarrier carrier(*postgresAddress(address), u"ann"_s, {});
    const Result<Opened> opened = carrier.open({});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Usage);
    QVERIFY2(opened.error().message.contains("is not safe"_L1),
             qPrintable(opened.error().message + opened.error().detail));
}

void TestPostgresFaults::faultsHaveWords_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");

    QTest::newRow("disk full") << "53100"_ba << ErrorKind::Storage << u"is full"_s;
    QTest::newRow("too many connections") << "53300"_ba << ErrorKind::Unreachable << u"too much"_s;
    QTest::newRow("shutting down") << "57P01"_ba << ErrorKind::Unreachable << u"stopped"_s;
    QTest::newRow("too slow") << "57014"_ba << ErrorKind::Network << u"too long"_s;
    QTest::newRow("broken files") << "XX001"_ba << ErrorKind::Storage << u"own files"_s;
    QTest::newRow("anything else") << "0A000"_ba << ErrorKind::Network << u"an error"_s;
    QTest::newRow("no connection") << ""_ba << ErrorKind::Unreachable << u"cannot be reached"_s;
}

void TestPostgresFaults::faultsHaveWords()
{
    QFETCH(const QByteArray, state);
    QFETCH(const QString, words);
    const Error error = postgresFailure(u"SERVER"_s, state, "its own words").value();
    QTEST(error.kind, "kind");
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY(error.message.contains("SERVER"_L1));
    QVERIFY(error.detail.contains("its own words"_L1));
}

BROADSHEET_TEST(TestPostgresFaults, QCoreApplication)
#include "tst_postgres_faults.moc"
