#include "Arrivals.h"
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

const Budget arxivBudget{.name = u"arxiv"_s, .requests = 1, .window = 3s, .connections = 1};
const Budget pageBudget{.name = u"arxiv"_s, .requests = 1, .window = 15s, .connections = 1};

// Requests the addresses one after another.
void askAll(HttpClient &client, const QList<QUrl> &urls, qsizetype &answered)
{
    if (answered == urls.size())
        return;
    client.get({.url = urls[answered], .budget = arxivBudget, .retries = 3, .takesAnything = true},
               [&client, urls, &answered](const Result<HttpReply> &reply) {
                   QVERIFY(reply && reply->status == 200);
                   ++answered;
                   askAll(client, urls, answered);
               });
}

} // namespace

class TestHttpBudgets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enrichmentWithARestart();
    void twoClientsAtOnce();
    void slidingWindow();
    void connectionsAtOnce();
    void oneBudgetForTwoHosts();
    void redirectsCount();
    void resentByQt();
    void cancelledWhileItWaits();
    void eachKeepsItsOwnDistance_data();
    void eachKeepsItsOwnDistance();
    void retriesKeepTheirDistance();
    void theNextDoesNotWaitForOneThatIsCancelled();
    void anEarlierRunCounts();
    void tellsWhyItWaits();

private:
    [[nodiscard]] HttpSettings settings(const FakeClock &clock) const
    {
        return {.budgetFile = m_folder->filePath(u"requests"_s), .clock = &clock};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHttpBudgets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

// 500 papers are five or six batches; the first replies to two of them ask for a pause.
void TestHttpBudgets::enrichmentWithARestart()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    arrivals.respond = [&arrivals](const ServedRequest &request) {
        if (arrivals.times.size() == 2)
            return Response{.status = 503, .headers = {{"Retry-After", "1"}}};
        if (arrivals.times.size() == 5)
            return Response{.status = 500};
        return Response{.body = request.target};
    };
    for (int session = 0; session < 2; ++session) {
        HttpClient client(settings(clock));
        int answered = 0;
        for (int batch = 0; batch < 3; ++batch)
            client.get({.url = server.url(u"/api?start="_s + QString::number(batch * 100)),
                        .budget = arxivBudget,
                        .retries = 2},
                       [&answered](const Result<HttpReply> &reply) { answered += bool(reply); });
        QTRY_COMPARE(answered, 3);
    }
    QCOMPARE(arrivals.times.size(), 8);
    QVERIFY2(arrivals.closest() >= 3000, qPrintable(QString::number(arrivals.closest())));
    QCOMPARE(server.mostAtOnce(), 1);
}

void TestHttpBudgets::twoClientsAtOnce()
{
    HttpServer server;
    FakeClock clock;
    Arrivals arrivals(server, clock);
    HttpClient window(settings(clock));
    HttpClient command(settings(clock));
    const QList<QUrl> urls(6, server.url());
    qsizetype byWindow = 0;
    qsizetype byCommand = 0;
    // The clock stands still while a request is on its way. Otherwise it would seem to arrive late.
    clock.jumpOnlyWhen([&] {
        const int unfinished = int(byWindow < urls.size()) + int(byCommand < urls.size());
        return clock.waiting() == unfinished;
    });
    askAll(window, urls, byWindow);
    askAll(command, urls, byCommand);
    QTRY_COMPARE(byWindow, urls.size());
    QTRY_COMPARE(byCommand, urls.size());
    QCOMPARE(arrivals.times.size(), 12);
    QVERIFY2(arrivals.closest() >= 3000, qPrintable(QString::number(arrivals.closest())));
    QVERIFY(arrivals.times.first().msecsTo(arrivals.times.last()) <
            11 * 3500); // and not more slowly
}

void TestHttpBudgets::slidingWindow()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    HttpClient client(settings(clock));
    const Budget budget{.name = u"x"_s, .requests = 5, .window = 60s, .connections = 1};
    int answered = 0;
    for (int i = 0; i < 12; ++i)
        client.get({.url = server.url(), .budget = budget},
                   [&answered](const Result<HttpReply> &reply) { answered += bool(reply); });
    QTRY_COMPARE(answered, 12);
    for (qsizetype i = 5; i < arrivals.times.size(); ++i)
        QVERIFY(arrivals.times[i - 5].msecsTo(arrivals.times[i]) >= 60'000);
    QVERIFY(arrivals.times[0].msecsTo(arrivals.times[4]) < 1000); // no need to wait for these
    QCOMPARE(clock.waits().size(), 2);
}

void TestHttpBudgets::connectionsAtOnce()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &) { return Response{.delay = 5ms}; });
    HttpClient client({});
    const Budget budget{.name = u"x"_s, .requests = 100, .window = 60s, .connections = 2};
    int answered = 0;
    for (int i = 0; i < 10; ++i)
        client.get({.url = server.url(), .budget = budget},
                   [&answered](const Result<HttpReply> &reply) { answered += bool(reply); });
    QTRY_COMPARE(answered, 10);
    QCOMPARE(server.mostAtOnce(), 2);
}

void TestHttpBudgets::oneBudgetForTwoHosts()
{
    HttpServer one;
    HttpServer other;
    const FakeClock clock;
    Arrivals atOne(one, clock);
    Arrivals atOther(other, clock);
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = one.url(), .budget = arxivBudget}));
    QVERIFY(fetch(client, {.url = other.url(), .budget = arxivBudget}));
    QVERIFY(atOne.times.first().msecsTo(atOther.times.first()) >= 3000);
    const QDateTime before = clock.now();
    QVERIFY(fetch(client, {.url = one.url()})); // requests without a budget do not wait
    QCOMPARE(clock.now(), before);
}

// The timeouts of a request do not run while it waits in the queue.
void TestHttpBudgets::redirectsCount()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    arrivals.respond = [](const ServedRequest &request) {
        return request.target == "/3"
                   ? Response{.body = "there"}
                   : redirectTo("/" + QByteArray::number(request.target.mid(1).toInt() + 1));
    };
    HttpClient client(settings(clock));
    Answer first;
    Answer second;
    client.get({.url = server.url(u"/1"_s), .budget = arxivBudget}, first.into());
    client.get({.url = server.url(u"/3"_s), .budget = arxivBudget}, second.into());
    QTRY_VERIFY(first.result && second.result);
    QVERIFY(*first.result);
    QCOMPARE((*first.result)->url, server.url(u"/3"_s));
    QCOMPARE(arrivals.times.size(), 4);
    QVERIFY2(arrivals.closest() >= 3000, qPrintable(QString::number(arrivals.closest())));
}

// Qt repeats a request by itself when the connection is closed without an answer. On loopback the
// first repetition is too fast to be prevented; it is counted, and later requests wait.
void TestHttpBudgets::resentByQt()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    arrivals.respond = [](const ServedRequest &) { return Response{.hangsUp = true}; };
    HttpClient client(settings(clock));
    QVERIFY(!fetch(client, {.url = server.url(), .budget = arxivBudget}));
    const QDateTime last = arrivals.times.last();
    arrivals.respond = {};
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(last.msecsTo(arrivals.times.last()) >= 3000);
}

void TestHttpBudgets::cancelledWhileItWaits()
{
    HttpServer server;
    FakeClock clock;
    clock.setJumping(false);
    Arrivals arrivals(server, clock);
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    Answer cancelled;
    const auto ticket =
        client.get({.url = server.url(u"/x"_s), .budget = arxivBudget}, cancelled.into());
    QTRY_COMPARE(clock.waiting(), 1);
    client.cancel(ticket);
    QCOMPARE(clock.waiting(), 0);
    Answer next;
    client.get({.url = server.url(u"/y"_s), .budget = arxivBudget}, next.into());
    clock.advance(2s);
    QTRY_COMPARE(clock.waiting(), 1);
    QCOMPARE(arrivals.times.size(), 1);
    clock.advance(2s);
    QTRY_VERIFY(next.result);
    QCOMPARE(server.count("/x"), 0);
    QCOMPARE(cancelled.calls, 0);

    // The same before it follows a redirect.
    arrivals.respond = [](const ServedRequest &) { return redirectTo("/there"); };
    clock.advance(4s);
    const auto redirected =
        client.get({.url = server.url(), .budget = arxivBudget}, cancelled.into());
    QTRY_COMPARE(clock.waiting(), 1);
    client.cancel(redirected);
    clock.advance(10s);
    arrivals.respond = {};
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QCOMPARE(server.count("/there"), 0);
    QCOMPARE(cancelled.calls, 0);
}

void TestHttpBudgets::eachKeepsItsOwnDistance_data()
{
    QTest::addColumn<QByteArray>("order"); // p: a page, 15 s; l: a list, 3 s
    for (const char *order : {"ppp", "lll", "pplll", "lllpp", "plplp", "lplpl", "ppplpp", "lppl"})
        QTest::newRow(order) << QByteArray(order);
}

// Requests on one budget may be at different distances from the one before them.
void TestHttpBudgets::eachKeepsItsOwnDistance()
{
    QFETCH(const QByteArray, order);
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    HttpClient client(settings(clock));
    int answered = 0;
    for (const char kind : order)
        client.get({.url = server.url(u'/' + QString(QLatin1Char(kind))),
                    .budget = kind == 'p' ? pageBudget : arxivBudget},
                   [&answered](const Result<HttpReply> &reply) { answered += bool(reply); });
    QTRY_COMPARE(answered, int(order.size()));
    for (qsizetype i = 0; i < order.size(); ++i)
        QCOMPARE(server.requests()[i].target, QByteArray("/") + order[i]); // first come
    for (qsizetype i = 1; i < order.size(); ++i) {
        const qint64 distance = arrivals.times[i - 1].msecsTo(arrivals.times[i]);
        const qint64 wanted = order[i] == 'p' ? 15'000 : 3000;
        QVERIFY2(distance >= wanted && distance < wanted + 1000,
                 qPrintable(u"%1: %2 ms"_s.arg(i).arg(distance)));
    }
}

// The page is asked for again; lists that came meanwhile do not change its distance.
void TestHttpBudgets::retriesKeepTheirDistance()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    arrivals.respond = [&arrivals](const ServedRequest &request) {
        return arrivals.times.size() == 1 ? Response{.status = 500}
                                          : Response{.body = request.target};
    };
    HttpClient client(settings(clock));
    int answered = 0;
    const auto count = [&answered](const Result<HttpReply> &reply) { answered += bool(reply); };
    client.get({.url = server.url(u"/page"_s), .budget = pageBudget, .retries = 2}, count);
    client.get({.url = server.url(u"/list"_s), .budget = arxivBudget}, count);
    QTRY_COMPARE(answered, 2);
    QCOMPARE(arrivals.times.size(), 3);
    const qsizetype again = server.requests()[1].target == "/page" ? 1 : 2;
    QVERIFY(arrivals.times[again - 1].msecsTo(arrivals.times[again]) >= 15'000);
}

void TestHttpBudgets::theNextDoesNotWaitForOneThatIsCancelled()
{
    HttpServer server;
    FakeClock clock;
    clock.setJumping(false);
    const Arrivals arrivals(server, clock);
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    Answer page;
    Answer list;
    const auto ticket = client.get({.url = server.url(), .budget = pageBudget}, page.into());
    client.get({.url = server.url(u"/list"_s), .budget = arxivBudget}, list.into());
    QTRY_COMPARE(clock.waiting(), 1);
    const qsizetype before = clock.waits().size();
    client.cancel(ticket);
    QTRY_COMPARE(clock.waits().size(), before + 1);
    clock.advance(4s);
    QTRY_VERIFY(list.result);
    QCOMPARE(page.calls, 0);
}

void TestHttpBudgets::anEarlierRunCounts()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    for (const Budget &budget : {arxivBudget, arxivBudget, pageBudget, arxivBudget, pageBudget}) {
        HttpClient client(settings(clock));
        QVERIFY(fetch(client, {.url = server.url(), .budget = budget}));
    }
    const QList<qint64> wanted{3000, 15'000, 3000, 15'000};
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QVERIFY(arrivals.times[i].msecsTo(arrivals.times[i + 1]) >= wanted[i]);
}

void TestHttpBudgets::tellsWhyItWaits()
{
    HttpServer server;
    FakeClock clock;
    clock.setJumping(false);
    Arrivals arrivals(server, clock);
    {
        HttpClient earlier(settings(clock));
        QVERIFY(fetch(earlier, {.url = server.url(), .budget = pageBudget}));
    }
    HttpClient client(settings(clock));
    HttpClient::Ticket waiting = 0;
    HttpWait wait;
    connect(&client, &HttpClient::waits, this, [&](HttpClient::Ticket ticket, const HttpWait &now) {
        waiting = ticket;
        wait = now;
    });
    Answer answer;
    const auto ticket =
        client.get({.url = server.url(), .budget = pageBudget, .retries = 1}, answer.into());
    QTRY_COMPARE(waiting, ticket);
    QVERIFY(!wait.isAskedByServer);
    QVERIFY(clock.now().msecsTo(wait.until) >= 15'000);
    QVERIFY(clock.now().msecsTo(wait.until) < 16'000);

    arrivals.respond = [](const ServedRequest &) {
        return Response{.status = 503, .headers = {{"Retry-After", "60"}}};
    };
    waiting = 0;
    clock.advance(16s);
    QTRY_COMPARE(waiting, ticket);
    QVERIFY(wait.isAskedByServer);
    QCOMPARE(clock.now().secsTo(wait.until), 60);
}

BROADSHEET_TEST(TestHttpBudgets, QCoreApplication)
#include "tst_http_budgets.moc"
