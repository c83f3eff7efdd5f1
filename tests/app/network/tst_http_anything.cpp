#include "Fetch.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTemporaryDir>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

HttpRequest anything(const QUrl &url)
{
    return {.url = url, .maxBytes = mebibyte, .idleTimeout = 3s, .takesAnything = true};
}

} // namespace

class TestHttpAnything final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyStatus_data();
    void anyStatus();
    void bodiesThatBreakOff_data();
    void bodiesThatBreakOff();
    void announcedTooShort();
    void nothingAtAll_data();
    void nothingAtAll();
    void redirectsThatAreRefused_data();
    void redirectsThatAreRefused();
    void longestPartIsKept();
    void partBeforeAnError();
    void validators_data();
    void validators();
    void validatorWithoutTakesAnything();
    void validatorIsNoHeaderInjection();
    void cacheIsNotUsed();
};

void TestHttpAnything::anyStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 203, 206, 304, 400, 403, 404, 410, 418, 429, 451, 500, 501, 503})
        QTest::addRow("%d", status) << status;
}

void TestHttpAnything::anyStatus()
{
    QFETCH(const int, status);
    HttpServer server;
    server.respond("/a", {.status = status,
                          .headers = {{"Content-Type", "text/x"}, {"Retry-After", "7"}},
                          .body = "the body"});
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    const auto reply = fetch(client, anything(server.url(u"/a"_s)));
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->status, status);
    QCOMPARE(reply->body, status == 304 ? "" : "the body");
    QCOMPARE(reply->contentType, "text/x");
    QCOMPARE(reply->problem, QString());
    QCOMPARE(reply->at, clock.now());
    QCOMPARE(reply->retryAt, status < 300 ? QDateTime() : clock.now().addSecs(7));
}

void TestHttpAnything::bodiesThatBreakOff_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<QByteArray>("body"); // or how it begins
    QTest::addColumn<QString>("problem"); // a part of the sentence
    const QByteArray text("{\"papers\": [1, 2, 3");
    QTest::newRow("closed") << Response{.body = text + text, .closeAfter = text.size()} << text
                            << u"is incomplete"_s;
    QTest::newRow("closed in an error page")
        << Response{.status = 404, .body = text + text, .closeAfter = text.size()} << text
        << u"is incomplete"_s;
    QTest::newRow("Content-Length too long, then silence")
        << Response{.body = text, .announced = 10'000} << text << u"within 3 seconds"_s;
    QTest::newRow("dripping") << Response{.body = QByteArray(10'000, 'x'), .drip = 5ms}
                              << QByteArray("xx") << u"within 2.5 seconds"_s;
    QTest::newRow("endless") << Response{.body = QByteArray(mebibyte / 16, 'x'), .endless = true}
                             << QByteArray(mebibyte, 'x') << u"larger than"_s;
    QTest::newRow("announced too large") << Response{.body = QByteArray(3 * mebibyte, 'x')}
                                         << QByteArray(mebibyte, 'x') << u"larger than"_s;
    QTest::newRow("bomb") << deflated(QByteArray(40 * mebibyte, 'x')) << QByteArray(mebibyte, 'x')
                          << u"larger than"_s;
    Response garbled = deflated(QByteArray(1000, 'x') + text.repeated(3));
    garbled.body.replace(2, 9, QByteArray(9, '\xff'));
    QTest::newRow("garbled compression") << garbled << QByteArray() << u"could not be fetched"_s;
}

void TestHttpAnything::bodiesThatBreakOff()
{
    QFETCH(const Response, response);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, problem);
    HttpServer server;
    server.respond("/a", response);
    server.respond("/fine", {.body = "fine"});
    HttpClient client({});
    HttpRequest request = anything(server.url(u"/a"_s));
    if (response.drip)
        request.totalTimeout = 2500ms;
    const auto reply = fetch(client, request);
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->status, response.status);
    QVERIFY2(reply->problem.contains(problem), qPrintable(reply->problem));
    QVERIFY(reply->problem.contains(request.url.toString()));
    QCOMPARE(reply->body.left(body.size()), body);
    QVERIFY(reply->body.size() <= mebibyte);
    QCOMPARE(fetch(client, anything(server.url(u"/fine"_s)))->body, "fine");
}

void TestHttpAnything::announcedTooShort()
{
    HttpServer server;
    server.respond("/a", {.body = "0123456789", .announced = 4});
    server.respond("/b", {.body = "fine"});
    HttpClient client({});
    for (int i = 0; i < 5; ++i) {
        const auto reply = fetch(client, anything(server.url(u"/a"_s)));
        QVERIFY(reply);
        QCOMPARE(reply->body, "0123");
        // The rest of this body must not be taken for the next reply.
        QCOMPARE(fetch(client, anything(server.url(u"/b"_s)))->body, "fine");
    }
}

void TestHttpAnything::nothingAtAll_data()
{
    QTest::addColumn<Response>("response");
    QTest::newRow("silence") << Response{.silent = true};
    QTest::newRow("hangs up") << Response{.hangsUp = true};
}

void TestHttpAnything::nothingAtAll()
{
    QFETCH(const Response, response);
    HttpServer server;
    server.respond("/a", response);
    HttpClient client({});
    const auto reply = fetch(client, anything(server.url(u"/a"_s)));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Network);
}

void TestHttpAnything::redirectsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("problem");
    QTest::newRow("loop") << QByteArray("/x") << u"too many times"_s;
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << u"not safe"_s;
    QTest::newRow("script") << QByteArray("javascript:alert(1)") << u"not safe"_s;
    QTest::newRow("no location") << QByteArray() << u"not safe"_s;
}

void TestHttpAnything::redirectsThatAreRefused()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QString, problem);
    HttpServer server;
    server.respond("/x", redirectTo(location, 307));
    HttpClient client({});
    const auto reply = fetch(client, anything(server.url(u"/x"_s)));
    QVERIFY(reply);
    QCOMPARE(reply->status, 307);
    QVERIFY2(reply->problem.contains(problem), qPrintable(reply->problem));
    QVERIFY(server.requests().size() <= 6);
}

void TestHttpAnything::longestPartIsKept()
{
    HttpServer server;
    qsizetype asked = 0;
    server.respond("/a", [&asked](const ServedRequest &) {
        const QList<qsizetype> parts{100, 900, 300};
        return Response{.body = QByteArray(1000, 'x'), .closeAfter = parts[asked++]};
    });
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    HttpRequest request = anything(server.url(u"/a"_s));
    request.retries = 2;
    const auto reply = fetch(client, request);
    QVERIFY(reply);
    QCOMPARE(asked, 3);
    QCOMPARE(reply->body.size(), 900);
    QVERIFY(!reply->problem.isEmpty());
}

void TestHttpAnything::partBeforeAnError()
{
    const QList<Response> thens{{.status = 503, .headers = {{"Retry-After", "600"}}},
                                {.silent = true}};
    for (const Response &then : thens) {
        HttpServer server;
        server.respond("/a", [&](const ServedRequest &) {
            return server.count("/a") == 1
                       ? Response{.body = QByteArray(1000, 'x'), .closeAfter = 400}
                       : then;
        });
        const FakeClock clock;
        HttpClient client({.clock = &clock});
        HttpRequest request = anything(server.url(u"/a"_s));
        request.retries = 1;
        const auto reply = fetch(client, request);
        QVERIFY(reply);
        QCOMPARE(server.count("/a"), 2);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body.size(), 400);
        QVERIFY(!reply->problem.isEmpty());
        QCOMPARE(reply->retryAt.isValid(), !then.silent);
    }
}

void TestHttpAnything::validators_data()
{
    using Headers = QMap<QByteArray, QByteArray>;
    QTest::addColumn<Headers>("headers");
    QTest::newRow("ETag") << Headers{{"ETag", "W/\"a b\""}};
    QTest::newRow("date") << Headers{{"Last-Modified", "Wed, 08 Apr 2026 05:00:00 GMT"}};
    QTest::newRow("both") << Headers{{"ETag", "\"1\""},
                                     {"Last-Modified", "Wed, 08 Apr 2026 05:00:00 GMT"}};
}

void TestHttpAnything::validators()
{
    using Headers = QMap<QByteArray, QByteArray>;
    QFETCH(const Headers, headers);
    HttpServer server;
    server.respond("/a", [&headers](const ServedRequest &request) {
        const auto sent = request.headers;
        const bool isKnown =
            (sent.contains("if-none-match") || sent.contains("if-modified-since")) &&
            sent.value("if-none-match") == headers.value("ETag") &&
            sent.value("if-modified-since") == headers.value("Last-Modified");
        return isKnown ? Response{.status = 304} : Response{.headers = headers, .body = "a"};
    });
    const QTemporaryDir folder;
    for (const bool takesAnything : {true, false}) {
        HttpClient client({.folder = folder.path()});
        HttpRequest request = anything(server.url(u"/a"_s));
        request.takesAnything = takesAnything;
        const auto first = fetch(client, request);
        QVERIFY(first);
        QCOMPARE(first->body, "a");
        QVERIFY(!first->validator.isEmpty());
        request.validator = first->validator;
        const auto again = fetch(client, request);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QCOMPARE(again->status, 304);
        QCOMPARE(again->body, "");
        QCOMPARE(again->problem, QString());
        QCOMPARE(again->validator, first->validator);
    }
}

void TestHttpAnything::validatorWithoutTakesAnything()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"ETag", "\"2\""}}, .body = "new"});
    HttpClient client({});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .validator = "\"1\"\n"});
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, "new");
    QCOMPARE(server.requests().first().headers.value("if-none-match"), "\"1\"");
    QVERIFY(!server.requests().first().headers.contains("if-modified-since"));
}

void TestHttpAnything::validatorIsNoHeaderInjection()
{
    HttpServer server;
    server.respond("/a", {.body = "a"});
    HttpClient client({});
    HttpRequest request = anything(server.url(u"/a"_s));
    request.validator = "\"1\"\r\nX\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1";
    QVERIFY(fetch(client, request));
    QVERIFY(!server.requests().first().headers.contains("x-evil"));
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpAnything::cacheIsNotUsed()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Cache-Control", "max-age=3600"}}, .body = "a"});
    const QTemporaryDir folder;
    HttpClient client({.folder = folder.path()});
    for (int i = 0; i < 2; ++i)
        QVERIFY(!fetch(client, anything(server.url(u"/a"_s)))->fromCache);
    QCOMPARE(server.count("/a"), 2);
    QVERIFY(!fetch(client, {.url = server.url(u"/a"_s)})->fromCache); // nothing was cached
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)})->fromCache);
    QVERIFY(!fetch(client, anything(server.url(u"/a"_s)))->fromCache);
}

BROADSHEET_TEST(TestHttpAnything, QCoreApplication)
#include "tst_http_anything.moc"
