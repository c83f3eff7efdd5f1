#include "Fetch.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QSet>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

class TestHttpClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyIsPosted();
    void aBodyFollowsNoRedirect();
    void plainReply();
    void headersSent();
    void onlyWebAddresses_data();
    void onlyWebAddresses();
    void statusErrors_data();
    void statusErrors();
    void redirects();
    void redirectsThatAreRefused_data();
    void redirectsThatAreRefused();
    void connectionRefused();
    void cutShort();
    void announcedTooLarge();
    void headersCount_data();
    void headersCount();
    void endlessBody();
    void compressedBody();
    void decompressionBomb();
    void exactlyTheLimit();
    void silentServer();
    void drippingServer();
    void fourAtATime();
    void cancellation();
    void cancelledInLineAreNeverSent();
    void deletedWhileRunning();
    void deletedByItsOwnAnswer();
    void noCookies();
};

void TestHttpClient::plainReply()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Content-Type", "text/x-test"}}, .body = "hello"});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a?b=c"_s)});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, "hello");
    QCOMPARE(reply->contentType, "text/x-test");
    QCOMPARE(reply->url, server.url(u"/a?b=c"_s));
    QVERIFY(!reply->fromCache);
    QVERIFY(!reply->freshUntil.isValid());
    QVERIFY(reply->mayBeStored);
}

void TestHttpClient::headersSent()
{
    HttpServer server;
    server.respond("/", Response{});
    HttpClient client({});
    QVERIFY(fetch(client, {.url = server.url(), .accept = "image/png"}));
    const auto headers = server.requests().first().headers;
    QVERIFY2(headers["user-agent"].startsWith("Broadsheet/"), headers["user-agent"].constData());
    QCOMPARE(headers["accept"], "image/png, */*;q=0.1");
}

void TestHttpClient::onlyWebAddresses_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("data") << QUrl(u"data:text/plain,x"_s);
    QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/x"_s);
    QTest::newRow("relative") << QUrl(u"/a/b.png"_s);
    QTest::newRow("no host") << QUrl(u"http:///a"_s);
}

void TestHttpClient::onlyWebAddresses()
{
    QFETCH(const QUrl, url);
    HttpClient client({});
    const auto reply = fetch(client, {.url = url});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Usage);
    QVERIFY(reply.error().message.contains(url.toDisplayString()));
}

void TestHttpClient::statusErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("304 unasked") << 304 << ErrorKind::Network;
    QTest::newRow("401") << 401 << ErrorKind::Network;
    QTest::newRow("403") << 403 << ErrorKind::Network;
    QTest::newRow("404") << 404 << ErrorKind::NotFound;
    QTest::newRow("410") << 410 << ErrorKind::NotFound;
    QTest::newRow("429") << 429 << ErrorKind::Network;
    QTest::newRow("500") << 500 << ErrorKind::Network;
    QTest::newRow("503") << 503 << ErrorKind::Network;
}

void TestHttpClient::statusErrors()
{
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    HttpServer server;
    server.respond("/x", Response{.status = status, .body = "page"});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/x"_s)});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, kind);
    QVERIFY(reply.error().message.contains(QString::number(status)));
    QVERIFY(!reply.error().message.contains(u"<img"_s)); // what the server says of it
    QVERIFY(reply.error().message.contains(server.url(u"/x"_s).toString()));
}

void TestHttpClient::redirects()
{
    HttpServer server;
    for (int i = 1; i < 6; ++i)
        server.respond("/" + QByteArray::number(i), redirectTo("/" + QByteArray::number(i + 1)));
    server.respond("/6", {.body = "there"});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/1"_s)});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "there");
    QCOMPARE(reply->url, server.url(u"/6"_s));
}

void TestHttpClient::redirectsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("endless") << QByteArray("/x");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("data") << QByteArray("data:text/plain,x");
    QTest::newRow("nowhere") << QByteArray("http://");
    QTest::newRow("no location") << QByteArray();
}

void TestHttpClient::redirectsThatAreRefused()
{
    QFETCH(const QByteArray, location);
    HttpServer server;
    server.respond("/x", redirectTo(location));
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/x"_s)});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains(server.url(u"/x"_s).toString()),
             qPrintable(reply.error().message));
    QVERIFY(server.requests().size() <= 6);
}

void TestHttpClient::connectionRefused()
{
    HttpServer server;
    const QUrl url = server.url();
    server.stop();
    HttpClient client({});
    const auto reply = fetch(client, {.url = url});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY(reply.error().message.contains("refused"_L1));
}

void TestHttpClient::cutShort()
{
    HttpServer server;
    server.respond("/a", {.body = QByteArray(1000, 'x'), .closeAfter = 300});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s)});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Network);
    QVERIFY2(reply.error().message.contains("is incomplete"_L1), qPrintable(reply.error().message));
}

void TestHttpClient::headersCount_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("one") << QByteArray("X-Long");
    QTest::newRow("a validator, which would be stored") << QByteArray("ETag");
    QTest::newRow("an address") << QByteArray("Location");
}

void TestHttpClient::headersCount()
{
    QFETCH(const QByteArray, name);
    HttpServer server;
    server.respond("/fine", {.headers = {{name, QByteArray(60'000, 'x')}}, .body = "fine"});
    server.respond("/long", {.headers = {{name, QByteArray(70'000, 'x')}}, .body = "fine"});
    HttpClient client({});
    QVERIFY(fetch(client, {.url = server.url(u"/fine"_s)}));
    const auto reply = fetch(client, {.url = server.url(u"/long"_s)});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
    QVERIFY(reply.error().message.contains(server.url(u"/long"_s).toString()));
    const auto whatever = fetch(client, {.url = server.url(u"/long"_s), .takesAnything = true});
    QVERIFY(whatever);
    QVERIFY(!whatever->problem.isEmpty());
}

void TestHttpClient::announcedTooLarge()
{
    HttpServer server;
    server.respond("/a", {.body = QByteArray(100, 'x'), .announced = 100 * mebibyte});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .maxBytes = mebibyte});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
}

void TestHttpClient::endlessBody()
{
    HttpServer server;
    server.respond("/a", {.body = QByteArray(mebibyte / 16, 'x'), .endless = true});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .maxBytes = 2 * mebibyte});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
    QCoreApplication::processEvents();
    // The buffers of the sockets hold an amount that depends on the system.
    QVERIFY2(server.bytesSent() < 32 * mebibyte, qPrintable(QString::number(server.bytesSent())));
}

void TestHttpClient::compressedBody()
{
    HttpServer server;
    const QByteArray body = QByteArray("something that repeats, ").repeated(10'000);
    server.respond("/a", deflated(body));
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s)});
    QVERIFY(reply);
    QCOMPARE(reply->body, body);
}

void TestHttpClient::decompressionBomb()
{
    HttpServer server;
    const Response bomb = deflated(QByteArray(40 * mebibyte, '\0'));
    QVERIFY(bomb.body.size() < mebibyte);
    server.respond("/a", bomb);
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .maxBytes = 2 * mebibyte});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
}

void TestHttpClient::exactlyTheLimit()
{
    HttpServer server;
    server.respond("/fits", {.body = QByteArray(mebibyte, 'x')});
    server.respond("/over", {.body = QByteArray(mebibyte + 1, 'x')});
    HttpClient client({});
    const auto fits = fetch(client, {.url = server.url(u"/fits"_s), .maxBytes = mebibyte});
    QVERIFY(fits);
    QCOMPARE(fits->body.size(), mebibyte);
    QVERIFY(!fetch(client, {.url = server.url(u"/over"_s), .maxBytes = mebibyte}));
}

void TestHttpClient::silentServer()
{
    HttpServer server;
    server.respond("/a", Response{.silent = true});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .idleTimeout = 2s});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Network);
    QVERIFY(reply.error().message.contains("within 2 seconds"_L1));
}

void TestHttpClient::drippingServer()
{
    HttpServer server;
    server.respond("/a", {.body = QByteArray(100'000, 'x'), .drip = 5ms});
    HttpClient client({});
    const auto reply =
        fetch(client, {.url = server.url(u"/a"_s), .idleTimeout = 20'000ms, .totalTimeout = 2s});
    QVERIFY(!reply);
    QVERIFY(reply.error().message.contains("within 2 seconds"_L1));
}

void TestHttpClient::fourAtATime()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &request) {
        return Response{.body = request.target, .delay = 5ms};
    });
    HttpClient client({});
    QList<QByteArray> order;
    for (int i = 0; i < 20; ++i)
        client.get({.url = server.url(u"/"_s + QString::number(i))},
                   [&order](const Result<HttpReply> &reply) { order += reply ? reply->body : ""; });
    QTRY_COMPARE(order.size(), 20);
    QCOMPARE(server.mostAtOnce(), 4);
    QCOMPARE(QSet<QByteArray>(order.begin(), order.end()).size(), 20);
}

void TestHttpClient::cancellation()
{
    HttpServer server;
    server.respond("/slow", Response{.silent = true});
    server.respond("/a", {.body = "a"});
    HttpClient client({});
    Answer cancelled;
    const HttpClient::Ticket ticket = client.get({.url = server.url(u"/slow"_s)}, cancelled.into());
    QTRY_COMPARE(server.unanswered(), 1);
    client.cancel(ticket);
    client.cancel(ticket);
    client.cancel(12345);
    QTRY_COMPARE(server.unanswered(), 0); // the connection is closed
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(cancelled.calls, 0);

    const HttpClient::Ticket refused = client.get({.url = QUrl(u"file:///x"_s)}, cancelled.into());
    client.cancel(refused);
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(cancelled.calls, 0);
}

void TestHttpClient::cancelledInLineAreNeverSent()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &) { return Response{.silent = true}; });
    server.respond("/last", {.body = "last"});
    HttpClient client({});
    Answer cancelled;
    QList<HttpClient::Ticket> tickets;
    for (int i = 0; i < 100; ++i)
        tickets += client.get({.url = server.url(u"/"_s + QString::number(i))}, cancelled.into());
    Answer last;
    client.get({.url = server.url(u"/last"_s)}, last.into());
    QTRY_COMPARE(server.requests().size(), 4);
    for (const HttpClient::Ticket ticket : tickets)
        client.cancel(ticket);
    QTRY_VERIFY(last.result && *last.result);
    QCOMPARE(server.requests().size(), 5);
    QCOMPARE(cancelled.calls, 0);
}

void TestHttpClient::deletedWhileRunning()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &) { return Response{.silent = true}; });
    Answer answer;
    {
        HttpClient client({});
        for (int i = 0; i < 10; ++i)
            client.get({.url = server.url()}, answer.into());
        QTRY_COMPARE(server.unanswered(), 4);
    }
    QTRY_COMPARE(server.unanswered(), 0);
    QCOMPARE(answer.calls, 0);
}

void TestHttpClient::deletedByItsOwnAnswer()
{
    HttpServer server;
    server.respond("/a", {.body = "a"});
    auto client = std::make_unique<HttpClient>(HttpSettings{});
    int calls = 0;
    for (int i = 0; i < 6; ++i)
        client->get({.url = server.url(u"/a"_s)}, [&client, &calls](const Result<HttpReply> &) {
            client.reset();
            ++calls;
        });
    QTRY_VERIFY(!client);
    QTRY_COMPARE(server.unanswered(), 0);
    QCOMPARE(calls, 1);
}

void TestHttpClient::noCookies()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Set-Cookie", "id=1; Path=/"}}});
    HttpClient client({});
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QVERIFY(!server.requests().last().headers.contains("cookie"));
}

void TestHttpClient::aBodyIsPosted()
{
    HttpServer server;
    HttpClient client({.folder = {}});
    server.respond("/a", {.status = 201, .headers = {{"X-Made-By", "me"}}, .body = "done"});
    const Result<HttpReply> reply =
        fetch(client, {.url = server.url(u"/a"_s), .headers = {{"X-Mine", "1"}}, .body = "{}"});
    QCOMPARE(reply->status, 201);
    QCOMPARE(reply->headers.value("x-made-by"), "me");
    const ServedRequest request = server.requests().constFirst();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.body, "{}");
    QCOMPARE(request.headers.value("content-type"), "application/json");
    QCOMPARE(request.headers.value("x-mine"), "1");
}

// It goes nowhere else.
void TestHttpClient::aBodyFollowsNoRedirect()
{
    HttpServer server;
    HttpClient client({.folder = {}});
    server.respond("/a", redirectTo(server.url(u"/b"_s).toEncoded(), 307));
    const HttpRequest request{.url = server.url(u"/a"_s), .takesAnything = true, .body = "{}"};
    QCOMPARE(fetch(client, request)->status, 307);
    QCOMPARE(server.requests().size(), 1);
}

BROADSHEET_TEST(TestHttpClient, QCoreApplication)
#include "tst_http_client.moc"
