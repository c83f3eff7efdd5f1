#include "Fetch.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestHttpAddresses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyHttps_data();
    void onlyHttps();
    void onlyHttpsThroughRedirects();
    void proxy();
    void proxyIsUnreachable();
    void proxyThatRefuses_data();
    void proxyThatRefuses();
    void malformedProxy_data();
    void malformedProxy();
};

void TestHttpAddresses::onlyHttps_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("http") << u"http://no-such-host.invalid/"_s << true;
    QTest::newRow("looks local") << u"http://localhost.invalid/"_s << true;
    QTest::newRow("looks like loopback") << u"http://127.0.0.1.invalid/"_s << true;
    QTest::newRow("any address") << u"http://0.0.0.0:1/"_s << true;
    QTest::newRow("https") << u"https://no-such-host.invalid/"_s << false;
    QTest::newRow("localhost") << u"http://localhost:1/"_s << false;
    QTest::newRow("127.0.0.1") << u"http://127.0.0.1:1/"_s << false;
    QTest::newRow("127.9.9.9") << u"http://127.9.9.9:1/"_s << false;
    QTest::newRow("::1") << u"http://[::1]:1/"_s << false;
}

void TestHttpAddresses::onlyHttps()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isRefused);
    HttpClient client({.proxy = u"none"_s});
    HttpRequest request{.url = QUrl(url)};
    request.httpsOnly = true;
    const auto reply = fetch(client, request);
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, isRefused ? ErrorKind::Usage : ErrorKind::Unreachable);
    QVERIFY(reply.error().message.contains(url));
}

void TestHttpAddresses::onlyHttpsThroughRedirects()
{
    HttpServer server;
    server.respond("/out", redirectTo("http://no-such-host.invalid/"));
    server.respond("/in", redirectTo("/there"));
    server.respond("/there", {.body = "there"});
    HttpClient client({});
    HttpRequest request{.url = server.url(u"/out"_s), .httpsOnly = true};
    const auto refused = fetch(client, request);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("not safe"_L1));
    request.url = server.url(u"/in"_s);
    QCOMPARE(fetch(client, request)->body, "there");
}

void TestHttpAddresses::proxy()
{
    HttpServer server; // as a proxy
    server.respond("http://no-such-host.invalid/a", {.body = "by proxy"});
    server.respond("/a", {.body = "directly"});
    HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(server.url().port())});
    const auto reply = fetch(client, {.url = QUrl(u"http://no-such-host.invalid/a"_s)});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "by proxy");
    QCOMPARE(fetch(client, {.url = server.url(u"/a"_s)})->body, "directly"); // loopback
}

void TestHttpAddresses::proxyIsUnreachable()
{
    HttpServer server;
    const int port = server.url().port();
    server.stop();
    for (const QString &scheme : {u"http"_s, u"socks5"_s}) {
        HttpClient client({.proxy = u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port)});
        for (const QString &target : {u"http"_s, u"https"_s}) {
            const HttpRequest request{.url = QUrl(target + u"://no-such-host.invalid/"_s)};
            const auto reply = fetch(client, request);
            QVERIFY(!reply);
            QVERIFY2(reply.error().kind == ErrorKind::Unreachable,
                     qPrintable(scheme + target + reply.error().message + reply.error().detail));
        }
    }
}

void TestHttpAddresses::proxyThatRefuses_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    const QByteArray unknown = "HTTP/1.1 407 Proxy Authentication Required\r\n"
                               "Proxy-Authenticate: Basic realm=\"x\"\r\n"
                               "Content-Length: 0\r\n\r\n";
    for (const auto &scheme : {u"http"_s, u"https"_s}) {
        const QByteArray name = scheme.toLatin1();
        QTest::addRow("407, %s", name.data()) << scheme << unknown << u"a name and a password"_s;
        QTest::addRow("garbage, %s", name.data())
            << scheme << QByteArray("\xff\0garbage\r\n\r\n", 12) << QString();
        QTest::addRow("nothing, %s", name.data()) << scheme << QByteArray() << QString();
    }
}

void TestHttpAddresses::proxyThatRefuses()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    QTcpServer proxy;
    QByteArray received;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&received, &answer, socket] {
            received += socket->readAll();
            if (!received.endsWith("\r\n\r\n"))
                return;
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.serverPort())});
    const auto reply = fetch(client, {.url = QUrl(scheme + u"://public.example/path")});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains(words), qPrintable(reply.error().message));
    QVERIFY(scheme == "http"_L1 || !received.contains("/path")); // only CONNECT
}

void TestHttpAddresses::malformedProxy_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting : {"direct", "127.0.0.1:8080", "http://127.0.0.1", "https://a:1",
                                "http://:8080", "ftp://a:1", "http://a:99999", "http://a:1/path"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestHttpAddresses::malformedProxy()
{
    QFETCH(const QString, setting);
    HttpServer server;
    server.respondToAll([](const ServedRequest &) { return Response{}; });
    HttpClient client({.proxy = setting});
    const auto reply = fetch(client, {.url = server.url()});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Usage);
    QVERIFY2(reply.error().message.contains(setting), qPrintable(reply.error().message));
    QVERIFY(reply.error().message.contains("proxy"_L1));
    QCOMPARE(server.requests().size(), 0);
}

BROADSHEET_TEST(TestHttpAddresses, QCoreApplication)
#include "tst_http_addresses.moc"
