// What strangers wrote must not lead to this computer or into a private network.
#include "Fetch.h"
#include "network/HostResolver.h"
#include "network/PublicAddresses.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTimer>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// Knows the hosts of one test. The addresses of a host are given out one set after the other, as a
// hostile name server does.
class FakeResolver final : public HostResolver
{
public:
    void resolve(const QString &host, QObject *context,
                 std::function<void(const QStringList &)> use) const override
    {
        ++lookUps;
        if (isSilent)
            return;
        QList<QStringList> &answers = hosts[host];
        const QStringList addresses = answers.size() > 1 ? answers.takeFirst() : answers.value(0);
        QTimer::singleShot(0, context, [use, addresses] { use(addresses); });
    }

    mutable QHash<QString, QList<QStringList>> hosts;
    mutable int lookUps = 0;
    bool isSilent = false; // never answers
};

} // namespace

class TestHttpReach final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void numbersAndLocalNames_data();
    void numbersAndLocalNames();
    void namesAreLookedUp();
    void everyAddressCounts();
    void redirectsIntoThePrivateNetwork();
    void theUsersOwnServers();
    void otherServices();
    void aNameThatChanges();
    void oneLookUpForManyRequests();
    void unknownHosts();
    void aProxyLooksUp();
    void endedInBetween();
    void thisComputerAlone();
    void thisComputerWithoutAProxy();
};

void TestHttpReach::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char *open :
         {"93.184.216.34", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
          "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::1.1.1.1",
          "2002:101:101::1", "::ffff:1.1.1.1"})
        QTest::newRow(open) << QString::fromLatin1(open) << true;
    for (const char *closed : {"0.0.0.0",
                               "0.1.2.3",
                               "10.0.0.1",
                               "10.255.255.255",
                               "100.64.0.1",
                               "100.127.255.255",
                               "127.0.0.1",
                               "127.255.255.254",
                               "169.254.169.254",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.0.0.1",
                               "192.168.1.1",
                               "198.18.0.1",
                               "224.0.0.1",
                               "239.255.255.250",
                               "240.0.0.1",
                               "255.255.255.255",
                               "::",
                               "::1",
                               "::127.0.0.1",
                               "::ffff:127.0.0.1",
                               "::ffff:10.0.0.1",
                               "::ffff:0:127.0.0.1",
                               "64:ff9b::127.0.0.1",
                               "64:ff9b::c0a8:101",
                               "64:ff9b:1::1",
                               "2002:7f00:1::1",
                               "2002:c0a8:101::",
                               "2001:0:1::1",
                               "2001:db8::1",
                               "fc00::1",
                               "fd12:3456::1",
                               "fe80::1",
                               "fe80::1%lo",
                               "fec0::1",
                               "ff02::1",
                               "100::1",
                               "5f00::1",
                               "",
                               "no address"})
        QTest::newRow(closed) << QString::fromLatin1(closed) << false;
}

void TestHttpReach::addresses()
{
    QFETCH(QString, address);
    QTEST(isPublicAddress(address), "isPublic");
}

void TestHttpReach::numbersAndLocalNames_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"127.0.0.1",
                             "127.1",
                             "127.0.0.1.",
                             "0x7f000001",
                             "0x7f.1",
                             "0177.0.0.1",
                             "2130706433",
                             "017700000001",
                             "0",
                             "0.0.0.0",
                             "[::1]",
                             "[::]",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "[0:0:0:0:0:0:0:1]",
                             "localhost",
                             "LOCALHOST",
                             "localhost.",
                             "a.localhost",
                             "localhost.localdomain",
                             "router.local",
                             "name:word@127.0.0.1",
                             "example.org@127.0.0.1",
                             "%31%32%37.0.0.1",
                             "127。0。0。1",
                             "①②⑦.0.0.1",
                             "loc%61lhost"})
        QTest::newRow(host) << QString::fromUtf8(host);
}

// Each of these is our server, or would be.
void TestHttpReach::numbersAndLocalNames()
{
    QFETCH(QString, host);
    HttpServer server;
    server.respond("/", {.body = "private"});
    const FakeResolver resolver;
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    const QUrl url(u"http://%1:%2/"_s.arg(host).arg(server.url().port()));
    const auto reply = fetch(client, {.url = url, .reach = Reach::Public});
    QVERIFY(!reply);
    QCOMPARE(server.requests().size(), 0);
    if (!url.isValid())
        return;
    QVERIFY2(reply.error().message.contains("private network"_L1) || resolver.lookUps == 1,
             qPrintable(reply.error().message));
}

void TestHttpReach::namesAreLookedUp()
{
    HttpServer server;
    server.respond("/", {.body = "private"});
    FakeResolver resolver;
    resolver.hosts[u"localtest.example"_s] = {{u"127.0.0.1"_s}};
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    const auto reply =
        fetch(client, {.url = QUrl(u"http://localtest.example:%1/"_s.arg(server.url().port())),
                       .reach = Reach::Public});
    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains("private network"_L1),
             qPrintable(reply.error().message));
    QCOMPARE(resolver.lookUps, 1);
}

void TestHttpReach::everyAddressCounts()
{
    FakeResolver resolver;
    resolver.hosts[u"both.example"_s] = {{u"93.184.216.34"_s, u"fd00::1"_s}};
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    const auto reply =
        fetch(client, {.url = QUrl(u"https://both.example/"_s), .reach = Reach::Public});
    QVERIFY(!reply);
    QVERIFY(reply.error().message.contains("private network"_L1));
}

// The user's list is at a public name, here in truth at this computer. It redirects to loopback.
void TestHttpReach::redirectsIntoThePrivateNetwork()
{
    HttpServer server;
    HttpServer inner;
    inner.respond("/", {.body = "private"});
    server.respond("/", redirectTo(inner.url().toEncoded()));
    FakeResolver resolver;
    resolver.hosts[u"localhost.example"_s] = {{u"93.184.216.34"_s}};
    // As a proxy, the server gets the requests for public names.
    HttpClient client(
        {.proxy = u"http://127.0.0.1:%1"_s.arg(server.url().port()), .resolver = &resolver});
    server.respond("http://localhost.example/", redirectTo(inner.url().toEncoded()));
    for (const Reach reach : {Reach::Asked, Reach::Public})
        for (const bool takesAnything : {false, true}) {
            const auto reply = fetch(client, {.url = QUrl(u"http://localhost.example/"_s),
                                              .takesAnything = takesAnything,
                                              .reach = reach});
            QVERIFY(!reply);
            QVERIFY2(reply.error().message.contains("private network"_L1),
                     qPrintable(reply.error().message));
        }
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(inner.requests().size(), 0);
}

void TestHttpReach::theUsersOwnServers()
{
    HttpServer server;
    HttpServer other;
    other.respond("/", {.body = "there"});
    server.respond("/", redirectTo(other.url().toEncoded()));
    const FakeResolver resolver;
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    const auto reply = fetch(client, {.url = server.url()});
    QVERIFY(reply);
    QCOMPARE(reply->body, "there");
    QCOMPARE(resolver.lookUps, 0);
}

void TestHttpReach::otherServices()
{
    FakeResolver resolver;
    resolver.hosts[u"public.example"_s] = {{u"93.184.216.34"_s}};
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    for (const int port : {1, 22, 25, 110, 143, 993}) {
        const auto reply = fetch(client, {.url = QUrl(u"http://public.example:%1/"_s.arg(port)),
                                          .reach = Reach::Public});
        QVERIFY(!reply);
        QVERIFY2(reply.error().message.contains("not a web server"_L1),
                 qPrintable(reply.error().message));
    }
}

// The answer is used for half a minute; Qt connects to the addresses of the last answer for one.
void TestHttpReach::aNameThatChanges()
{
    FakeClock clock;
    FakeResolver resolver;
    resolver.hosts[u"rebinding.example"_s] = {{u"127.0.0.1"_s}, {u"10.0.0.1"_s}};
    HttpClient client({.proxy = u"none"_s, .clock = &clock, .resolver = &resolver});
    const HttpRequest request{.url = QUrl(u"http://rebinding.example/"_s), .reach = Reach::Public};
    QVERIFY(!fetch(client, request));
    QVERIFY(!fetch(client, request));
    QCOMPARE(resolver.lookUps, 1);
    clock.advance(std::chrono::seconds(31));
    QVERIFY(!fetch(client, request));
    QCOMPARE(resolver.lookUps, 2);
}

void TestHttpReach::oneLookUpForManyRequests()
{
    FakeResolver resolver;
    resolver.hosts[u"private.example"_s] = {{u"10.0.0.1"_s}};
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    Answer answers[4];
    for (Answer &answer : answers)
        client.get({.url = QUrl(u"http://private.example/"_s), .reach = Reach::Public},
                   answer.into());
    for (const Answer &answer : answers)
        QTRY_VERIFY(answer.isError(ErrorKind::Network));
    QCOMPARE(resolver.lookUps, 1);
}

void TestHttpReach::unknownHosts()
{
    const FakeResolver resolver;
    HttpClient client({.proxy = u"none"_s, .resolver = &resolver});
    const auto reply =
        fetch(client, {.url = QUrl(u"http://unknown.example/"_s), .reach = Reach::Public});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY(reply.error().message.contains("was not found"_L1));
}

// With a proxy the name may not be known here at all.
void TestHttpReach::aProxyLooksUp()
{
    HttpServer proxy;
    proxy.respond("http://public.example/", {.body = "through the proxy"});
    const FakeResolver resolver;
    HttpClient client(
        {.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.url().port()), .resolver = &resolver});
    const auto reply =
        fetch(client, {.url = QUrl(u"http://public.example/"_s), .reach = Reach::Public});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "through the proxy");
    QCOMPARE(resolver.lookUps, 0);
    for (const auto &host : {u"10.0.0.1"_s, u"localhost"_s, u"[fd00::1]"_s})
        QVERIFY(!fetch(client, {.url = QUrl(u"http://"_s + host + u'/'), .reach = Reach::Public}));
    QCOMPARE(proxy.requests().size(), 1);
}

// The client ends while a name is looked up, or in the answer.
void TestHttpReach::endedInBetween()
{
    FakeResolver resolver;
    resolver.hosts[u"private.example"_s] = {{u"10.0.0.1"_s}};
    const HttpRequest request{.url = QUrl(u"http://private.example/"_s), .reach = Reach::Public};
    resolver.isSilent = true;
    int answers = 0;
    auto client =
        std::make_unique<HttpClient>(HttpSettings{.proxy = u"none"_s, .resolver = &resolver});
    client->get(request, [&](const Result<HttpReply> &) { ++answers; });
    QTRY_COMPARE(resolver.lookUps, 1);
    client.reset();
    resolver.isSilent = false;
    client = std::make_unique<HttpClient>(HttpSettings{.proxy = u"none"_s, .resolver = &resolver});
    const auto cancelled = client->get(request, [&](const Result<HttpReply> &) { ++answers; });
    client->get(request, [&](const Result<HttpReply> &) {
        ++answers;
        client.reset();
    });
    client->cancel(cancelled);
    QTRY_COMPARE(answers, 1);
    QVERIFY(!client);
}

// Only this computer, whatever it says.
void TestHttpReach::thisComputerAlone()
{
    HttpServer server;
    HttpClient client({.folder = {}});
    server.respond("/a", {.body = "here"});
    server.respond("/b", redirectTo(server.url(u"/a"_s).toEncoded()));
    server.respond("/c", redirectTo("http://192.0.2.1/"));
    const auto ask = [&client](const QUrl &url) {
        return fetch(client, {.url = url, .reach = Reach::Local});
    };
    QCOMPARE(ask(server.url(u"/a"_s))->body, "here");
    QCOMPARE(ask(server.url(u"/b"_s))->body, "here");
    for (const QUrl &url :
         {server.url(u"/c"_s), QUrl(u"http://192.0.2.1/"_s),
          QUrl(u"http://localhost.example.org/"_s), QUrl(u"http://10.0.0.1/"_s)}) {
        const Result<HttpReply> reply = ask(url);
        QVERIFY(!reply);
        QVERIFY2(reply.error().message.contains("another computer"_L1),
                 qPrintable(reply.error().message));
    }
}

// A proxy that cannot be used is no hindrance there.
void TestHttpReach::thisComputerWithoutAProxy()
{
    HttpServer server;
    server.respond("/a", {.body = "here"});
    for (const QString &proxy : {u"http://127.0.0.1:1"_s, u"no proxy at all"_s}) {
        HttpClient client({.folder = {}, .proxy = proxy});
        const HttpRequest request{.url = server.url(u"/a"_s), .reach = Reach::Local};
        QCOMPARE(fetch(client, request)->body, "here");
    }
}

BROADSHEET_TEST(TestHttpReach, QCoreApplication)
#include "tst_http_reach.moc"
