// arXiv answers too many requests with 403, 406, 429, 503 or silence, mostly without saying for how
// long. Budget::holdsUp makes all requests wait, longer each time.
#include "DeafPort.h"
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

const Budget arxivBudget{
    .name = u"arxiv"_s, .requests = 1, .window = 3s, .connections = 1, .holdsUp = true};

HttpRequest request(const HttpServer &server)
{
    return {
        .url = server.url(u"/feed"_s), .budget = arxivBudget, .retries = 2, .takesAnything = true};
}

} // namespace

class TestHttpHoldUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusal_data();
    void everyRefusal();
    void silence();
    void aNetworkThatSwallowsPackets();
    void aReplyThatArrivesSlowly();
    void longerEachTimeAlsoAfterARestart();
    void theServerMayAskForMore();
    void otherServicesAreLeftAlone();

private:
    [[nodiscard]] HttpSettings settings(const FakeClock &clock) const
    {
        return {.budgetFile = m_folder.filePath(u"requests"_s +
                                                QString::fromLatin1(QTest::currentTestFunction())),
                .clock = &clock};
    }

    QTemporaryDir m_folder;
};

void TestHttpHoldUp::everyRefusal_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {403, 406, 429, 503})
        QTest::addRow("%d", status) << status;
}

// It is asked once, and told when it may be asked again. The next request waits until then.
void TestHttpHoldUp::everyRefusal()
{
    QFETCH(const int, status);
    HttpServer server;
    server.respond("/feed", {.status = status, .body = "Rate exceeded."});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    const QDateTime begin = clock.now();
    const auto refused = fetch(client, request(server));
    QCOMPARE(refused->status, status);
    QCOMPARE(refused->body, "Rate exceeded.");
    QCOMPARE(refused->retryAt, begin.addSecs(60));
    QCOMPARE(server.requests().size(), 1);

    server.respond("/feed", {.body = "papers"});
    const auto answered = fetch(client, request(server));
    QCOMPARE(answered->body, "papers");
    QVERIFY(clock.now() >= begin.addSecs(60));
}

void TestHttpHoldUp::silence()
{
    HttpServer server;
    server.respond("/feed", {.silent = true});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    const QDateTime begin = clock.now();
    HttpRequest impatient = request(server);
    impatient.idleTimeout = 2s; // enough to be asked on a busy machine
    QVERIFY(!fetch(client, impatient));
    QCOMPARE(server.requests().size(), 1); // no other attempt
    server.respond("/feed", {.body = "papers"});
    QVERIFY(fetch(client, request(server)));
    QVERIFY(clock.now() >= begin.addSecs(60));
}

// It says nothing about the service, which was not asked.
void TestHttpHoldUp::aNetworkThatSwallowsPackets()
{
    const DeafPort deaf;
    HttpServer server;
    server.respond("/feed", {.body = "papers"});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    const QDateTime begin = clock.now();
    HttpRequest lost = request(server);
    lost.url = deaf.url();
    const auto answer = fetch(client, lost);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
    QVERIFY2(answer.error().message.contains(u"could not be reached"_s),
             qPrintable(answer.error().message));
    QVERIFY(fetch(client, request(server)));
    QVERIFY(clock.now() < begin.addSecs(60));
}

// A large PDF over a slow line takes all its time, while the service is well.
void TestHttpHoldUp::aReplyThatArrivesSlowly()
{
    HttpServer server;
    server.respond("/feed", {.body = QByteArray(10'000, 'x'), .drip = 50ms});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    const QDateTime begin = clock.now();
    HttpRequest slow = request(server);
    slow.idleTimeout = 10s;
    slow.totalTimeout = 2s;
    slow.retries = 0;
    const auto cut = fetch(client, slow);
    QCOMPARE(cut->status, 200);
    QVERIFY(!cut->problem.isEmpty());
    server.respond("/feed", {.body = "papers"});
    QCOMPARE(fetch(client, request(server))->body, "papers");
    QVERIFY(clock.now() < begin.addSecs(60));
}

void TestHttpHoldUp::longerEachTimeAlsoAfterARestart()
{
    HttpServer server;
    server.respond("/feed", {.status = 429});
    FakeClock clock;
    const auto ask = [&] { // with a client of its own each time
        HttpClient client(settings(clock));
        return *fetch(client, request(server));
    };
    for (const int minutes : {1, 5, 15, 60, 60}) {
        const HttpReply refused = ask();
        QCOMPARE(refused.status, 429);
        QCOMPARE(clock.now().secsTo(refused.retryAt), minutes * 60);
        if (minutes > 2) { // longer than a request waits
            const auto sent = server.requests().size();
            const HttpReply atOnce = ask();
            QCOMPARE(atOnce.retryAt, refused.retryAt);
            QVERIFY(!atOnce.problem.isEmpty());
            QCOMPARE(server.requests().size(), sent);
        }
        clock.set(refused.retryAt.addSecs(1));
    }
    server.respond("/feed", {.body = "papers"});
    QCOMPARE(ask().status, 200);
    server.respond("/feed", {.status = 503});
    clock.advance(10s);
    const HttpReply refused = ask();
    QCOMPARE(clock.now().secsTo(refused.retryAt), 60); // the count began again
}

void TestHttpHoldUp::theServerMayAskForMore()
{
    HttpServer server;
    server.respond("/feed", {.status = 429, .headers = {{"Retry-After", "7200"}}});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    QCOMPARE(fetch(client, request(server))->retryAt, clock.now().addSecs(7200));
}

void TestHttpHoldUp::otherServicesAreLeftAlone()
{
    HttpServer server;
    server.respond("/feed", {.status = 429});
    server.respond("/other", {.status = 403});
    FakeClock clock;
    HttpClient client({.clock = &clock});
    (void)fetch(client, request(server));
    const QDateTime begin = clock.now();
    const auto other = fetch(client, {.url = server.url(u"/other"_s), .takesAnything = true});
    QVERIFY(!other->retryAt.isValid());
    QCOMPARE(clock.now(), begin);
}

BROADSHEET_TEST(TestHttpHoldUp, QCoreApplication)
#include "tst_http_hold_up.moc"
