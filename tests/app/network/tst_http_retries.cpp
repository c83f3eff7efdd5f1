#include "Fetch.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTemporaryDir>

#include <numeric>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// These responses one after another, then the last one again and again.
HttpServer::Handler inTurn(const QList<Response> &responses)
{
    return [responses, next = std::make_shared<qsizetype>(0)](const ServedRequest &) {
        return responses[std::min((*next)++, responses.size() - 1)];
    };
}

std::chrono::milliseconds sum(const QList<std::chrono::milliseconds> &waits)
{
    return std::accumulate(waits.begin(), waits.end(), 0ms);
}

const Response fineReply{.body = "fine"};

} // namespace

class TestHttpRetries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPasses_data();
    void whatPasses();
    void whatDoesNotPass_data();
    void whatDoesNotPass();
    void notWithoutLeave();
    void givesUpInTheEnd();
    void waitsAsTold_data();
    void waitsAsTold();
    void tooLongToWait();
    void othersWaitAsWell();
    void othersAreNotSentForNothing();
    void pauseIsRemembered();
    void overloadHoldsUpOtherRequests();
    void hostsArePausedToo();
    void usedUpBySuccess();
    void retryIsARequest();
    void unreachableIsNotTriedAgain();
    void cancelledWhileItBacksOff();
    void deletedWhileItBacksOff();
    void realTime();
};

void TestHttpRetries::whatPasses_data()
{
    QTest::addColumn<Response>("bad");
    for (const int status : {408, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << Response{.status = status, .body = "page"};
    QTest::newRow("silence") << Response{.silent = true};
    QTest::newRow("closes mid-body") << Response{.body = QByteArray(999, 'x'), .closeAfter = 300};
    QTest::newRow("closes before the body") << Response{.body = "x", .closeAfter = 0};
    QTest::newRow("stops mid-body") << Response{.body = "x", .announced = 100};
}

void TestHttpRetries::whatPasses()
{
    QFETCH(const Response, bad);
    HttpServer server;
    server.respond("/a", inTurn({bad, bad, fineReply}));
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    HttpRequest request{.url = server.url(u"/a"_s), .retries = 2};
    if (bad.silent || bad.announced) // is waited for twice
        request.idleTimeout = 3s;
    const auto reply = fetch(client, request);
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "fine");
    QCOMPARE(server.count("/a"), 3);
    QVERIFY(sum(clock.waits()) <= 3s); // up to 1 s, then up to 2 s
}

void TestHttpRetries::whatDoesNotPass_data()
{
    QTest::addColumn<Response>("bad");
    for (const int status : {204, 304, 400, 403, 404, 410, 501})
        QTest::addRow("%d", status) << Response{.status = status};
    QTest::newRow("too large") << Response{.body = QByteArray(2000, 'x')};
    QTest::newRow("loop") << redirectTo("/a");
    QTest::newRow("elsewhere") << redirectTo("file:///etc/passwd");
}

void TestHttpRetries::whatDoesNotPass()
{
    QFETCH(const Response, bad);
    HttpServer server;
    server.respond("/a", bad);
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    static_cast<void>(fetch(client, {.url = server.url(u"/a"_s), .maxBytes = 1000, .retries = 3}));
    QCOMPARE(server.count("/a"), bad.headers.value("Location") == "/a" ? 6 : 1);
    QCOMPARE(clock.waits().size(), 0);
}

void TestHttpRetries::notWithoutLeave()
{
    HttpServer server;
    server.respond("/a", inTurn({{.status = 500}, fineReply}));
    HttpClient client({});
    QVERIFY(!fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(server.count("/a"), 1);
}

void TestHttpRetries::givesUpInTheEnd()
{
    HttpServer server;
    server.respond("/a", Response{.status = 500});
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s), .retries = 8});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Network);
    QVERIFY(reply.error().message.contains("500"_L1));
    QCOMPARE(server.count("/a"), 9);
    QCOMPARE(clock.waits().size(), 8);
    for (const auto wait : clock.waits())
        QVERIFY(wait <= 30s);
    QVERIFY(sum(clock.waits()) > 1s); // out of 121 s at most
}

void TestHttpRetries::waitsAsTold_data()
{
    using Headers = QMap<QByteArray, QByteArray>;
    QTest::addColumn<int>("status");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << 429 << Headers{{"Retry-After", "90"}} << 90;
    QTest::newRow("date") << 503
                          << Headers{{"Retry-After", "Wed, 08 Apr 2026 06:01:30 GMT"},
                                     {"Date", "Wed, 08 Apr 2026 06:00:00 GMT"}}
                          << 90;
    QTest::newRow("rate limit") << 429 << Headers{{"RateLimit", "\"api\";r=0;t=55"}} << 55;
    QTest::newRow("older form") << 429
                                << Headers{{"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "55"}}
                                << 55;
    QTest::newRow("X form") << 429
                            << Headers{{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "55"}}
                            << 55;
    QTest::newRow("500") << 500 << Headers{{"Retry-After", "40"}} << 40;
    QTest::newRow("malformed") << 429 << Headers{{"Retry-After", "a while"}} << 0;
}

void TestHttpRetries::waitsAsTold()
{
    QFETCH(const int, status);
    using Headers = QMap<QByteArray, QByteArray>;
    QFETCH(const Headers, headers);
    QFETCH(const int, seconds);
    HttpServer server;
    server.respond("/a", inTurn({{.status = status, .headers = headers}, fineReply}));
    const FakeClock clock;
    const QDateTime before = clock.now();
    HttpClient client({.clock = &clock});
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s), .retries = 1}));
    const qint64 waited = before.msecsTo(clock.now());
    QVERIFY2(waited >= seconds * 1000 && waited <= seconds * 1000 + 1000,
             qPrintable(QString::number(waited)));
}

void TestHttpRetries::tooLongToWait()
{
    HttpServer server;
    server.respond("/a", Response{.status = 429, .headers = {{"Retry-After", "121"}}, .body = "x"});
    const FakeClock clock;
    HttpClient client({.clock = &clock});
    const auto reply =
        fetch(client, {.url = server.url(u"/a"_s), .retries = 5, .takesAnything = true});
    QVERIFY(reply);
    QCOMPARE(reply->status, 429);
    QCOMPARE(reply->body, "x");
    QCOMPARE(reply->retryAt, clock.now().addSecs(121));
    QCOMPARE(reply->at, clock.now());
    QCOMPARE(server.count("/a"), 1);
    QCOMPARE(clock.waits().size(), 0);
}

void TestHttpRetries::othersWaitAsWell()
{
    HttpServer server;
    FakeClock clock;
    QList<qint64> times;
    const QDateTime before = clock.now();
    server.respondToAll([&](const ServedRequest &request) {
        times += before.secsTo(clock.now());
        return times.size() == 1 ? Response{.status = 429, .headers = {{"Retry-After", "100"}}}
                                 : Response{.body = request.target};
    });
    HttpClient client({.clock = &clock});
    const Budget budget{.name = u"x"_s, .requests = 500, .window = 300s, .connections = 1};
    QList<QByteArray> order;
    for (int i = 0; i < 4; ++i)
        client.get(
            {.url = server.url(u"/"_s + QString::number(i)), .budget = budget, .retries = 1},
            [&order](const Result<HttpReply> &reply) { order += reply ? reply->body : "?"; });
    QTRY_COMPARE(order.size(), 4);
    QCOMPARE(order, (QList<QByteArray>{"/0", "/1", "/2", "/3"})); // no request overtakes the first
    QCOMPARE(times, (QList<qint64>{0, 100, 100, 100, 100}));
}

// No request waits for an hour: those in the queue fail without being sent.
void TestHttpRetries::othersAreNotSentForNothing()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &) {
        return Response{.status = 503, .headers = {{"Retry-After", "3600"}}};
    });
    FakeClock clock;
    clock.setJumping(false);
    HttpClient client({.clock = &clock});
    const Budget budget{.name = u"x"_s, .requests = 500, .window = 60s, .connections = 1};
    QList<Result<HttpReply>> answers;
    for (int i = 0; i < 10; ++i)
        client.get({.url = server.url(), .budget = budget, .retries = 1, .takesAnything = i != 9},
                   [&answers](const Result<HttpReply> &reply) { answers += reply; });
    QTRY_COMPARE(answers.size(), 10);
    QCOMPARE(server.requests().size(), 1);
    for (int i = 0; i < 9; ++i) {
        QVERIFY(answers[i]);
        QCOMPARE(answers[i]->retryAt, clock.now().addSecs(3600));
    }
    QVERIFY(!answers[5]->problem.isEmpty());
    QVERIFY(!answers[9]);
    QCOMPARE(answers[9].error().kind, ErrorKind::Network);

    clock.advance(1h);
    server.respondToAll([](const ServedRequest &) { return fineReply; });
    QVERIFY(fetch(client, {.url = server.url(), .budget = budget}));
}

void TestHttpRetries::pauseIsRemembered()
{
    HttpServer server;
    server.respond("/a", inTurn({{.status = 429, .headers = {{"Retry-After", "60"}}}, fineReply}));
    const QTemporaryDir folder;
    const FakeClock clock;
    const Budget budget{.name = u"x"_s, .requests = 500, .window = 60s, .connections = 4};
    const QDateTime before = clock.now();
    for (int session = 0; session < 2; ++session) {
        HttpClient client({.budgetFile = folder.filePath(u"requests"_s), .clock = &clock});
        QCOMPARE(bool(fetch(client, {.url = server.url(u"/a"_s), .budget = budget})), session == 1);
    }
    QCOMPARE(before.secsTo(clock.now()), 60);
}

// A server that is overloaded is not asked by other requests either until the first one retries.
void TestHttpRetries::overloadHoldsUpOtherRequests()
{
    HttpServer server;
    server.respond("/busy", inTurn({{.status = 503}, fineReply}));
    server.respond("/other", fineReply);
    server.respond("/more", fineReply);
    FakeClock clock;
    clock.setJumping(false);
    HttpClient client({.clock = &clock});
    Answer busy;
    Answer other;
    client.get({.url = server.url(u"/busy"_s), .retries = 1}, busy.into());
    QTRY_VERIFY(clock.waiting() == 1 || busy.calls == 1); // the random wait may be 0 ms
    client.get({.url = server.url(u"/other"_s)}, other.into());
    QTRY_VERIFY(clock.waiting() == 1 || busy.calls == 1);
    HttpClient unpaused({}); // by the time it has two answers, "/other" would have arrived as well
    for (int i = 0; i < 2; ++i)
        QVERIFY(fetch(unpaused, {.url = server.url(u"/more"_s)}));
    if (busy.calls == 0)
        QCOMPARE(server.count("/other"), 0);
    clock.advance(1s);
    QTRY_COMPARE(busy.calls, 1);
    QTRY_COMPARE(other.calls, 1);
    QVERIFY(*busy.result && *other.result);
}

void TestHttpRetries::hostsArePausedToo()
{
    HttpServer server;
    server.respond("/busy", Response{.status = 503, .headers = {{"Retry-After", "50"}}});
    server.respond("/a", fineReply);
    HttpServer other;
    other.respond("/a", fineReply);
    const FakeClock clock;
    const QDateTime before = clock.now();
    HttpClient client({.clock = &clock});
    QVERIFY(!fetch(client, {.url = server.url(u"/busy"_s)}));
    QVERIFY(fetch(client, {.url = other.url(u"/a"_s)}));
    QCOMPARE(clock.now(), before);
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(before.secsTo(clock.now()), 50);
}

void TestHttpRetries::usedUpBySuccess()
{
    HttpServer server;
    Response last = fineReply;
    last.headers = {{"RateLimit", "\"api\";r=0;t=55"}, {"RateLimit-Policy", "\"api\";q=500;w=300"}};
    server.respond("/a", last);
    const FakeClock clock;
    const QDateTime before = clock.now();
    HttpClient client({.clock = &clock});
    const auto reply = fetch(client, {.url = server.url(u"/a"_s)});
    QVERIFY(reply);
    QVERIFY(!reply->retryAt.isValid());
    QCOMPARE(clock.now(), before);
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(before.secsTo(clock.now()), 55);
}

void TestHttpRetries::retryIsARequest()
{
    HttpServer server;
    const FakeClock clock;
    QList<QDateTime> times;
    server.respondToAll([&](const ServedRequest &) {
        times += clock.now();
        return times.size() == 1 ? Response{.status = 500} : fineReply;
    });
    HttpClient client({.clock = &clock});
    const Budget budget{.name = u"x"_s, .requests = 1, .window = 40s, .connections = 1};
    QVERIFY(fetch(client, {.url = server.url(), .budget = budget, .retries = 1}));
    QVERIFY(times[0].msecsTo(times[1]) >= 40'000);
}

void TestHttpRetries::unreachableIsNotTriedAgain()
{
    HttpServer server;
    const QUrl refused = server.url();
    server.stop();
    const FakeClock clock;
    HttpClient client({.proxy = u"none"_s, .clock = &clock});
    for (const QUrl &url : {refused, QUrl(u"http://no-such-host.invalid/"_s)}) {
        Answer answer;
        client.get({.url = url, .retries = 5, .takesAnything = true}, answer.into());
        QTRY_VERIFY(answer.result);
        QVERIFY2(answer.isError(ErrorKind::Unreachable), qPrintable(url.toString()));
    }
    QCOMPARE(clock.waits().size(), 0);
}

void TestHttpRetries::cancelledWhileItBacksOff()
{
    HttpServer server;
    server.respond("/a", Response{.status = 500});
    server.respond("/paused", Response{.status = 429});
    server.respond("/b", fineReply);
    FakeClock clock;
    clock.setJumping(false);
    HttpClient client({.clock = &clock});
    Answer cancelled;
    for (const QString &path : {u"/a"_s, u"/paused"_s}) {
        const auto ticket = client.get({.url = server.url(path), .retries = 3}, cancelled.into());
        QTRY_COMPARE(clock.waiting(), 1);
        client.cancel(ticket);
        QCOMPARE(clock.waiting(), 0);
    }
    clock.advance(1h);
    QVERIFY(fetch(client, {.url = server.url(u"/b"_s)}));
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(cancelled.calls, 0);
}

void TestHttpRetries::deletedWhileItBacksOff()
{
    HttpServer server;
    server.respond("/a", Response{.status = 500});
    FakeClock clock;
    clock.setJumping(false);
    Answer answer;
    {
        HttpClient client({.clock = &clock});
        client.get({.url = server.url(u"/a"_s), .retries = 3}, answer.into());
        QTRY_COMPARE(clock.waiting(), 1);
    }
    QCOMPARE(clock.waiting(), 0);
    clock.advance(1h);
    QCoreApplication::processEvents();
    QCOMPARE(answer.calls, 0);
}

// Once with the computer's clock.
void TestHttpRetries::realTime()
{
    HttpServer server;
    QList<QDateTime> times;
    server.respondToAll([&times](const ServedRequest &) {
        times += QDateTime::currentDateTimeUtc();
        return times.size() == 1 ? Response{.status = 500} : fineReply;
    });
    HttpClient client({});
    const Budget budget{.name = u"x"_s, .requests = 1, .window = 150ms, .connections = 1};
    for (int i = 0; i < 3; ++i)
        QVERIFY(fetch(client, {.url = server.url(), .budget = budget, .retries = 1}));
    QCOMPARE(times.size(), 4);
    for (qsizetype i = 1; i < times.size(); ++i)
        QVERIFY(times[i - 1].msecsTo(times[i]) >= 150);
}

BROADSHEET_TEST(TestHttpRetries, QCoreApplication)
#include "tst_http_retries.moc"
