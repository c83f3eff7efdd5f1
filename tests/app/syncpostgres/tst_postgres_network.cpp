// A server behind a cable: its certificate is checked, and a cable that is cut ends with a word.
// Server and machine have a network namespace each, which only root can make.
#include "Machine.h"
#include "support/Runner.h"

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
    QVERIFY2(opened.error().message.contains("no safe connection"_L1),
             qPrintable(opened.error().message + opened.error().detail));
}

void TestPostgresNetwork::aCertificateThatNobodyKnowsIsRefused()
{
    PostgresCarrier carrier(*postgresAddress(address(u"10.77.0.1"_s, {})), u"ann"_s, {});
    const Result<Opened> opened = there([&] { return carrier.open({}); }).get();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains("no safe connection"_L1),
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

BROADSHEET_TEST(TestPostgresNetwork, QCoreApplication)
#include "tst_postgres_network.moc"
