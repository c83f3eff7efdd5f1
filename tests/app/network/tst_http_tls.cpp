#include "Fetch.h"
#include "network/HttpStream.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"
#include "support/TlsServer.h"

#include <QDir>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_threadsAtFirst = threads(); }
    void init();
    void untrusted();
    void trusted();
    void neverHttp2();
    void wrongName();
    void badCertificates_data();
    void badCertificates();
    void oldProtocols();
    void plainHttp();
    void neverBackToHttp();
    void cleanupTestCase();

private:
    void trust() const
    {
        QSslConfiguration configuration = m_untouched;
        configuration.addCaCertificate(QSslCertificate(pem()));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    // Of this process; 0 when the system does not provide it.
    [[nodiscard]] static qsizetype threads()
    {
        return QDir(u"/proc/self/task"_s).entryList({u"[0-9]*"_s}).size();
    }

    qsizetype m_threadsAtFirst = 0;
    const QSslConfiguration m_untouched = QSslConfiguration::defaultConfiguration();
};

void TestHttpTls::init()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
    QSslConfiguration::setDefaultConfiguration(m_untouched);
}

void TestHttpTls::untrusted()
{
    TlsServer server;
    server.respond("200 OK", "secret");
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    const auto reply = fetch(client, {.url = server.url(), .retries = 3, .takesAnything = true});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY2(reply.error().message.contains("No secure connection"_L1),
             qPrintable(reply.error().message));
    QCOMPARE(server.requests(), 0);
    QCOMPARE(clock.waits().size(), 0); // retrying would not help
}

void TestHttpTls::trusted()
{
    trust();
    TlsServer server;
    server.respond("200 OK", "secret");
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(), .httpsOnly = true});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "secret");
}

// With it, Qt tries one address after the other, and sends each attempt over the same connection
// although nothing arrives on it any more.
void TestHttpTls::neverHttp2()
{
    trust();
    TlsServer server;
    server.respond("200 OK", "secret");
    HttpClient client({});
    (void)fetch(client, {.url = server.url(), .httpsOnly = true});
    HttpStream stream({});
    QSignalSpy ended(&stream, &HttpStream::ended);
    stream.send({.url = server.url(), .pause = 30s, .time = 30s});
    QVERIFY(ended.wait(longest));
    QCOMPARE(server.heads().size(), 2);
    for (const QByteArray &head : server.heads())
        QVERIFY2(head.startsWith("GET / HTTP/1.1\r\n"), head.constData());
}

void TestHttpTls::wrongName()
{
    trust();
    TlsServer server(u"127.0.0.2"_s); // also this computer, but not in the certificate
    server.respond("200 OK", "secret");
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url()});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains("No secure connection"_L1),
             qPrintable(reply.error().message));
    QCOMPARE(server.requests(), 0);
}

void TestHttpTls::badCertificates_data()
{
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("reason");
    QTest::newRow("expired") << true << u"expired"_s;
    QTest::newRow("not_yet_valid") << true << u"not yet valid"_s;
    QTest::newRow("unknown_issuer") << false << u"issuer certificate"_s;
    QTest::newRow("self_signed") << false << u"self-signed"_s;
}

void TestHttpTls::badCertificates()
{
    QFETCH(bool, isTrusted);
    QFETCH(QString, reason);
    const QString certificate = QString::fromLatin1(QTest::currentDataTag());
    if (isTrusted)
        trust(); // its issuer
    TlsServer server(u"127.0.0.1"_s, certificate);
    server.respond("200 OK", "secret");
    HttpClient client({});
    for (const bool takesAnything : {false, true}) {
        const auto reply =
            fetch(client, {.url = server.url(), .takesAnything = takesAnything, .httpsOnly = true});
        QVERIFY(!reply);
        QVERIFY2(reply.error().message.contains("No secure connection"_L1),
                 qPrintable(reply.error().message));
        QVERIFY2(reply.error().detail.contains(reason), qPrintable(reply.error().detail));
    }
    QCOMPARE(server.requests(), 0);
}

void TestHttpTls::oldProtocols()
{
    trust();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    TlsServer server(u"127.0.0.1"_s, u"self_signed"_s, QSsl::TlsV1_1);
    QT_WARNING_POP
    server.respond("200 OK", "secret");
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url()});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains("No secure connection"_L1),
             qPrintable(reply.error().message));
    QCOMPARE(server.requests(), 0);
}

// A server that speaks no TLS gets a greeting, and no request.
void TestHttpTls::plainHttp()
{
    QTcpServer server;
    QByteArray received;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &server, [&received, socket] {
            received += socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HttpClient client({});
    const auto reply = fetch(
        client, {.url = QUrl(u"https://127.0.0.1:%1/secret-path"_s.arg(server.serverPort()))});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains("No secure connection"_L1),
             qPrintable(reply.error().message));
    QVERIFY(!received.isEmpty());
    QVERIFY(!received.contains("secret-path"));
}

void TestHttpTls::neverBackToHttp()
{
    trust();
    HttpServer plain;
    plain.respond("/", {.body = "plain"});
    TlsServer server;
    server.respond("302 Found\r\nLocation: " + plain.url().toEncoded(), {});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url()});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains("not safe"_L1), qPrintable(reply.error().message));
    QCOMPARE(server.requests(), 1);
    QCOMPARE(plain.requests().size(), 0);

    plain.respond("/up", redirectTo(server.url().toEncoded()));
    server.respond("200 OK", "there");
    const auto up = fetch(client, {.url = plain.url(u"/up"_s)});
    QVERIFY(up);
    QCOMPARE(up->body, "there");
}

// Qt's network threads end before their libraries have freed everything, which a search for leaks
// at the end of the process would report.
void TestHttpTls::cleanupTestCase()
{
    QTRY_COMPARE(threads(), m_threadsAtFirst);
}

BROADSHEET_TEST(TestHttpTls, QCoreApplication)
#include "tst_http_tls.moc"
