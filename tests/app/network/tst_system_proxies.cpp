// The proxy that the system's settings name, which may take long to be known.
#include "Fetch.h"
#include "base/WorkPool.h"
#include "network/HostResolver.h"
#include "network/HttpStream.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QThreadPool>

#include <atomic>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Settings final : HostResolver
{
    explicit Settings(ProxyQuery given) : query(std::move(given)) {}
    [[nodiscard]] ProxyQuery proxies() const override { return query; }

    ProxyQuery query;
};

} // namespace

class TestSystemProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_asked = 0;
        m_askedHere = 0;
        m_server.emplace();
        m_server->respondToAll([](const ServedRequest &request) {
            // There is nobody at the other end of a tunnel.
            return request.method == "CONNECT" ? Response{.status = 502}
                                               : Response{.body = request.target};
        });
    }

    void requestsGoThroughIt();
    void askedOnceAMinute();
    void settingsThatDoNotAnswer();
    void endedInBetween();
    void notForTheUsersOwn();
    void streamsGoThroughIt();

private:
    // The server is the proxy.
    [[nodiscard]] HostResolver::ProxyQuery proxy()
    {
        return [this, port = m_server->url().port()](const QNetworkProxyQuery &) {
            countCall();
            return QList{QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(port))};
        };
    }
    // Answers when the test lets it.
    [[nodiscard]] HostResolver::ProxyQuery silence()
    {
        return [this](const QNetworkProxyQuery &) {
            countCall();
            m_end.acquire();
            return QList<QNetworkProxy>();
        };
    }
    void countCall()
    {
        ++m_asked;
        m_askedHere += QThread::currentThread() == qApp->thread() ? 1 : 0;
    }
    // This computer under an address to which a proxy could be asked to connect.
    [[nodiscard]] QUrl direct() const
    {
        QUrl url = m_server->url(u"/direct"_s);
        url.setHost(u"0.0.0.0"_s);
        return url;
    }

    std::optional<HttpServer> m_server;
    std::atomic<int> m_asked = 0;
    std::atomic<int> m_askedHere = 0; // on the thread of the window
    QSemaphore m_end;
};

void TestSystemProxies::requestsGoThroughIt()
{
    const Settings system(proxy());
    HttpClient client({.resolver = &system});
    const auto reply = fetch(client, {.url = QUrl(u"http://papers.example/a"_s)});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "http://papers.example/a");
    QCOMPARE(m_asked.load(), 1);
    QCOMPARE(m_askedHere.load(), 0);
}

void TestSystemProxies::askedOnceAMinute()
{
    FakeClock clock;
    clock.setJumping(false);
    const Settings system(proxy());
    HttpClient client({.clock = &clock, .resolver = &system});
    const QUrl one(u"http://papers.example/a"_s);
    Answer first;
    Answer second;
    client.get({.url = one}, first.into());
    client.get({.url = one.resolved(QUrl(u"b"_s))}, second.into());
    QTRY_COMPARE(first.calls + second.calls, 2);
    QCOMPARE(m_asked.load(), 1);
    QVERIFY(fetch(client, {.url = QUrl(u"http://other.example/"_s)}));
    QCOMPARE(m_asked.load(), 2);
    clock.advance(1min);
    QVERIFY(fetch(client, {.url = one}));
    QCOMPARE(m_asked.load(), 3);
}

// Such as a file of settings in the network of the office, while the user is elsewhere. They are
// waited for once, and asked again when they have answered.
void TestSystemProxies::settingsThatDoNotAnswer()
{
    FakeClock clock;
    const Settings system(silence());
    HttpClient client({.clock = &clock, .resolver = &system});
    for (int i = 0; i < 2; ++i) {
        const auto reply = fetch(client, {.url = direct()});
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
        QCOMPARE(reply->body, "/direct");
    }
    QCOMPARE(clock.waits(), QList<std::chrono::milliseconds>{15s});
    QTRY_COMPARE(m_asked.load(), 1);
    QCOMPARE(m_askedHere.load(), 0);

    clock.setJumping(false);
    m_end.release(100);
    const auto asksAgain = [&] {
        clock.advance(1min);
        return fetch(client, {.url = direct()}) && m_asked > 1;
    };
    QTRY_VERIFY(asksAgain());
    QVERIFY(workPool()->waitForDone(longest));
    m_end.acquire(m_end.available());
}

void TestSystemProxies::endedInBetween()
{
    FakeClock clock;
    clock.setJumping(false);
    Answer answer;
    {
        const Settings system(silence());
        HttpClient client({.clock = &clock, .resolver = &system});
        client.get({.url = direct()}, answer.into());
        QTRY_COMPARE(m_asked.load(), 1);
    }
    m_end.release();
    QVERIFY(workPool()->waitForDone(longest));
    clock.advance(1min);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(answer.calls, 0);
}

void TestSystemProxies::notForTheUsersOwn()
{
    const Settings system(proxy());
    HttpClient without({.proxy = u"none"_s, .resolver = &system});
    QVERIFY(fetch(without, {.url = direct()}));
    HttpClient client({.resolver = &system});
    QVERIFY(fetch(client, {.url = m_server->url(u"/direct"_s)})); // on this computer
    QCOMPARE(m_asked.load(), 0);
}

void TestSystemProxies::streamsGoThroughIt()
{
    const Settings system(proxy());
    HttpStream stream({.resolver = &system});
    QSignalSpy ended(&stream, &HttpStream::ended);
    stream.send({.url = QUrl(u"https://papers.example/a"_s), .pause = 30s, .time = 30s});
    QVERIFY(ended.wait(longest));
    QCOMPARE(m_server->requests().value(0).method, "CONNECT");
    QCOMPARE(m_asked.load(), 1);
    QCOMPARE(m_askedHere.load(), 0);
}

BROADSHEET_TEST(TestSystemProxies, QCoreApplication)
#include "tst_system_proxies.moc"
