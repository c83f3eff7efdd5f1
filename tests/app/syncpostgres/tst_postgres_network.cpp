// A server behind a cable: its certificate is checked, a cable that is cut ends with a word, and
// one that loses packets loses nothing else. Server and machine have a network namespace each,
// which only root can make.
#include "Machine.h"
#include "support/Relay.h"
#include "support/Runner.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QStandardPaths>

#include <fcntl.h>
#include <future>
#include <sched.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPostgresNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aServerIsBelievedWithItsCertificate();
    void aCertificateOfAnotherNameIsRefused();
    void aCertificateThatNobodyKnowsIsRefused();
    void aCableThatIsCutEndsWithAWord();
    void aLineThatBreaksIsNoCertificate();
    void packetsThatAreLostLoseNothing();

private:
    static bool ran(const QString &program, const QStringList &arguments);
    bool ip(const QString &words) const; // "SERVER" and "CLIENT" stand for the namespaces
    [[nodiscard]] bool makeCable() const;
    [[nodiscard]] bool makeCertificate() const;
    [[nodiscard]] QString address(const QString &host, const QString &parameters) const;

    // As on the machine at the other end of the cable.
    template<class Work>
    auto there(Work work)
    {
        return std::async(std::launch::async, [this, work] {
            if (!enter(m_client))
                qFatal("no namespace");
            return work();
        });
    }
    static bool enter(const QString &space);
    static QString nft() // empty: nftables is not installed
    {
        const QString found = QStandardPaths::findExecutable(u"nft"_s);
        return found.isEmpty() ? QStandardPaths::findExecutable(u"nft"_s, {u"/usr/sbin"_s}) : found;
    }
    // Each packet with this chance, in both directions. False: the kernel, or this system, cannot.
    [[nodiscard]] bool losePackets(int percent) const;

    const QString m_home = u"bs-server-%1"_s.arg(getpid());
    const QString m_client = u"bs-client-%1"_s.arg(getpid());
    PostgresServer m_server;
    QString m_database;
};

bool TestPostgresNetwork::ran(const QString &program, const QStringList &arguments)
{
    return QProcess::execute(program, arguments) == 0;
}

bool TestPostgresNetwork::ip(const QString &words) const
{
    QString said = words;
    said.replace("SERVER"_L1, m_home).replace("CLIENT"_L1, m_client);
    return ran(u"ip"_s, said.split(u' '));
}

bool TestPostgresNetwork::enter(const QString &space)
{
    const int file = ::open(QFile::encodeName("/run/netns/"_L1 + space), O_RDONLY | O_CLOEXEC);
    const bool isIn = file >= 0 && setns(file, CLONE_NEWNET) == 0;
    if (file >= 0)
        ::close(file);
    return isIn;
}

bool TestPostgresNetwork::losePackets(int percent) const
{
    const QString rules =
        u"add table netdev loss; add chain netdev loss arriving"
        " { type filter hook ingress device cable priority 0; };"
        " add rule netdev loss arriving numgen random mod 100 < %1 drop"_s.arg(percent);
    return std::ranges::all_of(QStringList{m_home, m_client}, [&rules](const QString &space) {
        return ran(u"ip"_s, {u"netns"_s, u"exec"_s, space, nft(), rules});
    });
}

bool TestPostgresNetwork::makeCable() const
{
    return ip(u"netns add SERVER"_s) && ip(u"netns add CLIENT"_s) &&
           ip(u"link add cable netns SERVER type veth peer name cable netns CLIENT"_s) &&
           ip(u"-n SERVER addr add 10.77.0.1/24 dev cable"_s) &&
           ip(u"-n SERVER addr add 10.77.0.3/24 dev cable"_s) &&
           ip(u"-n CLIENT addr add 10.77.0.2/24 dev cable"_s) &&
           ip(u"-n SERVER link set lo up"_s) && ip(u"-n SERVER link set cable up"_s) &&
           ip(u"-n CLIENT link set cable up"_s);
}

// Of 10.77.0.1 alone. The server insists that nobody else can read its key.
bool TestPostgresNetwork::makeCertificate() const
{
    const QString key = m_server.folder() + "/server.key"_L1;
    return ran(u"openssl"_s,
               {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                u"/CN=lab"_s, u"-addext"_s, u"subjectAltName=IP:10.77.0.1"_s, u"-days"_s, u"2"_s,
                u"-keyout"_s, key, u"-out"_s, m_server.folder() + "/server.crt"_L1}) &&
           QFile::setPermissions(m_server.folder() + "/server.crt"_L1,
                                 QFile::Permissions(0x6644)) && // whatever the umask is
           ::chown(QFile::encodeName(key), 65534, 65534) == 0;
}

void TestPostgresNetwork::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    if (geteuid() != 0 || !makeCable() || !enter(m_home))
        QSKIP("Network namespaces cannot be made here");
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    QVERIFY(makeCertificate());
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
    m_server.stop();
    QFile rules(m_server.folder() + "/data/pg_hba.conf"_L1);
    QVERIFY(rules.open(QIODevice::Append));
    rules.write("hostssl all all 10.77.0.0/24 scram-sha-256\n");
    rules.close();
    QVERIFY2(m_server.start({u"listen_addresses=*"_s, u"ssl=on"_s,
                             u"ssl_cert_file=%1/server.crt"_s.arg(m_server.folder()),
                             u"ssl_key_file=%1/server.key"_s.arg(m_server.folder())}),
             qPrintable(m_server.said()));
    m_database = m_server.newDatabase({u"ann"_s});
}

void TestPostgresNetwork::cleanupTestCase()
{
    m_server.stop();
    for (const QString &space : {m_home, m_client})
        if (QFile::exists("/run/netns/"_L1 + space))
            ran(u"ip"_s, {u"netns"_s, u"del"_s, space});
}

QString TestPostgresNetwork::address(const QString &host, const QString &parameters) const
{
    return u"postgresql://ann@%1:%2/%3%4"_s.arg(host)
        .arg(m_server.port())
        .arg(m_database, parameters);
}

void TestPostgresNetwork::aServerIsBelievedWithItsCertificate()
{
    const QString certificate = u"?sslrootcert=%1/server.crt"_s.arg(m_server.folder());
    PostgresCarrier carrier(*postgresAddress(address(u"10.77.0.1"_s, certificate)), u"ann"_s, {});
    const Result<Opened> opened = there([&] { return carrier.open({}); }).get();
    QVERIFY2(opened, qPrintable(opened ? QString() : QString(opened.error().detail)));
    QCOMPARE(m_server.sql(u"SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                          " WHERE usename = 'ann'"_s),
             u"t"_s);
}

void TestPostgresNetwork::aCertificateOfAnotherNameIsRefused()
{
    const QString certificate = u"?sslrootcert=%1/server.crt"_s.arg(m_server.folder());
    PostgresCarrier carrier(*postgresAddress(address(u"10.77.0.3"_s, certificate)), u"ann"_s, {});
    const Result<Opened> opened = there([&] { return carrier.open({}); }).get();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains("is not safe"_L1),
             qPrintable(opened.error().message + opened.error().detail));
}

void TestPostgresNetwork::aCertificateThatNobodyKnowsIsRefused()
{
    PostgresCarrier carrier(*postgresAddress(address(u"10.77.0.1"_s, {})), u"ann"_s, {});
    const Result<Opened> opened = there([&] { return carrier.open({}); }).get();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains("is not safe"_L1),
             qPrintable(opened.error().message + opened.error().detail));
}

// One waits for notices, one sends, and one connects. Without limits of our own the first would
// wait for its 300 seconds and find nothing wrong.
void TestPostgresNetwork::aCableThatIsCutEndsWithAWord()
{
    const PostgresAddress given = *postgresAddress(
        address(u"10.77.0.1"_s, u"?sslrootcert=%1/server.crt"_s.arg(m_server.folder())));
    const auto place = [](const QString &name) {
        return Sender{.device = u"device "_s + name, .place = name, .name = name};
    };
    PostgresCarrier waits(given, u"ann"_s, place(u"waits"_s));
    PostgresCarrier sends(given, u"ann"_s, place(u"sends"_s));
    PostgresCarrier connects(given, u"ann"_s, place(u"connects"_s));
    QVERIFY(there([&] { return waits.open({}) && sends.open({}); }).get());
    QVERIFY(sends.append(events(1, 2)));
    QCOMPARE(waits.wait(300s), Result<bool>(true));

    QVERIFY(ip(u"-n SERVER link set cable down"_s));
    auto waiting = there([&] { return waits.wait(300s); });
    auto sending = there([&] { return sends.append(events(3, 4)); });
    auto connecting = there([&] { return connects.open({}); });
    const Result<bool> waited = waiting.get();
    QVERIFY(!waited);
    QCOMPARE(waited.error().kind, ErrorKind::Unreachable);
    const Result<QByteArray> sent = sending.get();
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::Unreachable);
    const Result<Opened> connected = connecting.get();
    QVERIFY(!connected);
    QCOMPARE(connected.error().kind, ErrorKind::Unreachable);

    QVERIFY(ip(u"-n SERVER link set cable up"_s));
    QVERIFY(there([&] { return waits.open({}) && sends.open({}); }).get());
    QVERIFY(sends.append(events(3, 4)));
    const Result<Received> received = waits.receive({}, 100);
    QVERIFY(received);
    QCOMPARE(received->events, events(1, 4));
}

// The relay stands beside the server, so the certificate is good. What breaks while keys are
// exchanged must not be taken for a bad one.
void TestPostgresNetwork::aLineThatBreaksIsNoCertificate()
{
    Relay relay(m_server.port());
    const PostgresAddress given = *postgresAddress(
        u"postgresql://ann@10.77.0.1:%1/%2?sslrootcert=%3/server.crt"_s.arg(relay.port())
            .arg(m_database, m_server.folder()));
    PostgresCarrier carrier(given, u"ann"_s,
                            {.device = u"device"_s, .place = u"place"_s, .name = u"name"_s});
    QRandomGenerator random(28);
    for (int step = 0; step < 100; ++step) {
        const int bytes = step < 50 ? 60 * step : random.bounded(12'000);
        relay.breakAfter(bytes, Relay::Break::Reset);
        const Result<Opened> opened = there([&] { return carrier.open({}); }).get();
        if (!opened)
            QVERIFY2(opened.error().kind == ErrorKind::Unreachable,
                     qPrintable(u"%1: %2 %3"_s.arg(QString::number(bytes), opened.error().message,
                                                   opened.error().detail)));
    }
    relay.breakAfter(-1, Relay::Break::Reset);
    QVERIFY(there([&] { return carrier.open({}); }).get());
}

void TestPostgresNetwork::packetsThatAreLostLoseNothing()
{
    if (nft().isEmpty())
        QSKIP("nftables is not installed");
    const PostgresAddress given = *postgresAddress(
        address(u"10.77.0.1"_s, u"?sslrootcert=%1/server.crt"_s.arg(m_server.folder())));
    const auto place = [](const QString &name) {
        return Sender{.device = u"device "_s + name, .place = name, .name = name};
    };
    PostgresCarrier laptop(given, u"ann"_s, place(u"laptop"_s));
    PostgresCarrier desktop(given, u"ann"_s, place(u"desktop"_s));
    if (!losePackets(5))
        QSKIP("This kernel cannot lose packets at random");
    const auto mended = qScopeGuard([this] {
        for (const QString &space : {m_home, m_client})
            ran(u"ip"_s, {u"netns"_s, u"exec"_s, space, nft(), u"flush"_s, u"ruleset"_s});
    });
    // Narrow as well where the kernel can: packets wait up to 200 ms, and those that would wait
    // longer are lost, too.
    if (!ran(u"ip"_s, {u"netns"_s, u"exec"_s, m_client, u"tc"_s, u"qdisc"_s, u"add"_s, u"dev"_s,
                       u"cable"_s, u"root"_s, u"tbf"_s, u"rate"_s, u"8mbit"_s, u"burst"_s,
                       u"10kb"_s, u"latency"_s, u"200ms"_s}))
        qWarning("This kernel cannot make a cable narrow");
    // Each is tried again as Sync does, because a connection may be given up.
    QByteArray receipt;
    const auto sent = [&](int from, int to) {
        return laptop.open(receipt)
            .and_then([&](const Opened &) { return laptop.append(events(from, to)); })
            .map([&](const QByteArray &done) { receipt = done; })
            .has_value();
    };
    constexpr int patience = 120'000; // a lost packet is sent again after seconds
    for (int batch = 0; batch < 5; ++batch)
        QVERIFY(QTest::qWaitFor(
            [&] { return there([&] { return sent(100 * batch + 101, 100 * batch + 200); }).get(); },
            patience));
    const auto received = [&] {
        QList<JournalEvent> all;
        QByteArray cursor;
        for (bool hasMore = desktop.open({}).has_value(); hasMore;) {
            const Result<Received> page = desktop.receive(cursor, 100);
            if (!page)
                break;
            all += page->events;
            cursor = page->cursor;
            hasMore = page->hasMore;
        }
        return all;
    };
    QList<JournalEvent> all;
    QVERIFY(QTest::qWaitFor([&] { return (all = there(received).get()).size() >= 500; }, patience));
    all.removeIf([](const JournalEvent &event) { return event.at <= 1'700'000'000'100; });
    QCOMPARE(all, events(101, 600));
}

BROADSHEET_TEST(TestPostgresNetwork, QCoreApplication)
#include "tst_postgres_network.moc"
