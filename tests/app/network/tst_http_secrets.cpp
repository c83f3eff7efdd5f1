#include "Fetch.h"
#include "network/HttpClient.h"
#include "support/FakeClock.h"
#include "support/FakeSecrets.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace broadsheet;
using namespace broadsheet::test;

// The proxy's password comes from the keychain, and no secret is in a message.
class TestHttpSecrets final : public QObject
{
    Q_OBJECT

private:
    std::optional<HttpServer> m_proxy; // lets ann in with the password pa55
    std::optional<FakeSecrets> m_keychain;
    std::optional<FakeClock> m_clock;

    [[nodiscard]] QString setting(const QString &user = u"ann@"_s) const
    {
        return "http://"_L1 + user + "127.0.0.1:"_L1 + QString::number(m_proxy->url().port());
    }
    [[nodiscard]] HttpSettings settings(const QString &user = u"ann@"_s)
    {
        return {.proxy = setting(user), .secrets = &*m_keychain, .clock = &*m_clock};
    }
    [[nodiscard]] static bool hasPassword(const ServedRequest &request)
    {
        return request.headers.value("proxy-authorization") ==
               "Basic " + QByteArray("ann:pa55").toBase64();
    }
    // Sends a request through the proxy. Returns whether it came with the password.
    [[nodiscard]] bool isLetIn(HttpClient &client)
    {
        const qsizetype before = m_proxy->requests().size();
        (void)fetch(client, {.url = QUrl(u"https://public.example/a"_s)});
        const QList<ServedRequest> asked = m_proxy->requests().sliced(before);
        return std::any_of(asked.cbegin(), asked.cend(), hasPassword);
    }
    void keepPassword() { m_keychain->kept.insert("proxy "_L1 + setting(), u"pa55"_s); }

private Q_SLOTS:
    void init()
    {
        m_keychain.emplace();
        m_clock.emplace();
        m_clock->setJumping(false);
        m_proxy.emplace();
        m_proxy->respondToAll([](const ServedRequest &request) {
            if (hasPassword(request)) // for the tunnel; there is nobody at its other end
                return Response{.status = 502};
            return Response{.status = 407,
                            .headers = {{"Proxy-Authenticate", "Basic realm=\"x\""}}};
        });
    }

    void passwordComesFromTheKeychain();
    void theFilesPasswordNeedsNoKeychain();
    void plainHttpHasItToo();
    void serversDoNotGetIt();
    void nothingIsLookedUpWithoutAUser();
    void aMissingKeychainStopsNothing();
    void aHangingKeychainStopsNothingForEver();
    void heldRequestsCanBeCancelled();
    void noPasswordInMessages_data();
    void noPasswordInMessages();
    void noPasswordInDetails();
};

void TestHttpSecrets::passwordComesFromTheKeychain()
{
    keepPassword();
    HttpClient client(settings());
    QCOMPARE(m_keychain->lookups, 0); // not at the start
    QVERIFY(isLetIn(client));
    QVERIFY(isLetIn(client));
    QCOMPARE(m_keychain->lookups, 1);
}

void TestHttpSecrets::theFilesPasswordNeedsNoKeychain()
{
    HttpClient client(settings(u"ann:pa55@"_s));
    QVERIFY(isLetIn(client));
    QCOMPARE(m_keychain->lookups, 0);
}

// Without a tunnel the proxy is asked like a server.
void TestHttpSecrets::plainHttpHasItToo()
{
    keepPassword();
    m_proxy->respondToAll([](const ServedRequest &request) {
        if (!hasPassword(request))
            return Response{.status = 407,
                            .headers = {{"Proxy-Authenticate", "Basic realm=\"x\""}}};
        return request.target.endsWith("/a") ? redirectTo("http://other.example/b")
                                             : Response{.body = "let in"};
    });
    HttpClient client(settings());
    const auto reply = fetch(client, {.url = QUrl(u"http://public.example/a"_s)});
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "let in");
}

// Neither a server behind the proxy nor one that is asked directly.
void TestHttpSecrets::serversDoNotGetIt()
{
    const Response asking{.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}};
    m_proxy->respondToAll([&](const ServedRequest &request) {
        if (hasPassword(request))
            return asking;
        return Response{.status = 407, .headers = {{"Proxy-Authenticate", "Basic realm=\"x\""}}};
    });
    HttpServer direct;
    direct.respondToAll([&](const ServedRequest &) { return asking; });
    HttpClient client(settings(u"ann:pa55@"_s));
    for (const QUrl &url : {QUrl(u"http://public.example/a"_s), direct.url()})
        QVERIFY(!fetch(client, {.url = url}));
    for (const HttpServer *server : {&*m_proxy, &direct}) {
        const QList<ServedRequest> &asked = server->requests();
        QVERIFY(!asked.isEmpty());
        for (const ServedRequest &request : asked)
            QVERIFY2(!request.headers.contains("authorization"),
                     request.headers.value("authorization").constData());
    }
    for (const ServedRequest &request : direct.requests())
        QVERIFY(!request.headers.contains("proxy-authorization"));
}

void TestHttpSecrets::nothingIsLookedUpWithoutAUser()
{
    for (const auto &proxy : {setting({}), u"none"_s, QString()}) {
        HttpServer server;
        server.respond("/a", Response{});
        HttpClient client({.proxy = proxy, .secrets = &*m_keychain});
        QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    }
    QCOMPARE(m_keychain->lookups, 0);
}

void TestHttpSecrets::aMissingKeychainStopsNothing()
{
    m_keychain->state = FakeSecrets::State::Missing;
    HttpClient client(settings());
    QVERIFY(!isLetIn(client)); // the proxy was asked and refused
    QVERIFY(!m_proxy->requests().isEmpty());
}

void TestHttpSecrets::aHangingKeychainStopsNothingForEver()
{
    keepPassword();
    m_keychain->state = FakeSecrets::State::Hangs;
    HttpClient client(settings());
    Answer first;
    client.get({.url = QUrl(u"http://public.example/"_s)}, first.into());
    QTRY_COMPARE(m_clock->waiting(), 1);
    m_clock->advance(29s);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_proxy->requests().size(), 0);
    m_clock->advance(2s);
    QTRY_COMPARE(first.calls, 1);
    QVERIFY(first.isError(ErrorKind::Network)); // the proxy asks for the password
    m_keychain->wake();
    // The answer is used when it comes after all.
    QVERIFY(isLetIn(client));
    QCOMPARE(m_keychain->lookups, 1);
}

void TestHttpSecrets::heldRequestsCanBeCancelled()
{
    m_keychain->state = FakeSecrets::State::Hangs;
    auto client = std::make_unique<HttpClient>(settings());
    Answer first;
    Answer second;
    client->cancel(client->get({.url = QUrl(u"http://public.example/a"_s)}, first.into()));
    client->get({.url = QUrl(u"http://public.example/b"_s)}, second.into());
    m_clock->advance(31s);
    QTRY_COMPARE(second.calls, 1);
    QCOMPARE(m_proxy->count("http://public.example/a"), 0);
    client->get({.url = QUrl(u"http://public.example/a"_s)}, first.into());
    client.reset();
    QCOMPARE(first.calls, 0);
}

void TestHttpSecrets::noPasswordInMessages_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting :
         {"ann:pa55@host:1", "http://ann:pa55@host", "https://ann:pa55@host:1",
          "http://ann:pa55@host:99999", "http://ann:pa55@host:1/path", "http://ann:x/pa55@host:1",
          "http://ann:x pa55@host:1", "ann@corp:pa55@host", "http://ann@corp:pa55",
          "http://a%40b:pa55", "http://host:1/?pa55@x", "//ann:pa55@host:1", "http:ann:pa55@host:1",
          "http://ann:pa55%zz@host:1"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestHttpSecrets::noPasswordInMessages()
{
    QFETCH(const QString, setting);
    HttpClient client({.proxy = setting});
    const auto reply = fetch(client, {.url = QUrl(u"http://public.example/"_s)});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, ErrorKind::Usage);
    const QString said = reply.error().message + u' ' + reply.error().detail;
    QVERIFY2(!said.contains("pa55"_L1), qPrintable(said));
}

void TestHttpSecrets::noPasswordInDetails()
{
    HttpClient client(settings(u""_s));
    const auto reply = fetch(client, {.url = QUrl(u"http://ann:pa55@public.example/"_s)});
    QVERIFY(!reply);
    const QString said = reply.error().message + u' ' + reply.error().detail;
    QVERIFY2(!said.contains("pa55"_L1), qPrintable(said));
    QVERIFY2(said.contains("ProxyAuthenticationRequiredError"_L1), qPrintable(said));
}

BROADSHEET_TEST(TestHttpSecrets, QCoreApplication)
#include "tst_http_secrets.moc"
