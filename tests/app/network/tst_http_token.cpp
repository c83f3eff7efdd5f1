#include "Fetch.h"
#include "secrets/AccountToken.h"
#include "settings/Settings.h"
#include "support/FakeClock.h"
#include "support/FakeSecrets.h"
#include "support/HttpServer.h"
#include "support/Runner.h"
#include "support/TlsServer.h"

#include <QTemporaryDir>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Where the token of the user's account goes, and where not.
class TestHttpToken final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::optional<Settings> m_settings;
    std::optional<FakeSecrets> m_keychain;
    std::optional<FakeClock> m_clock;
    std::optional<AccountToken> m_token;
    std::optional<TlsServer> m_server;
    const QSslConfiguration m_untouched = QSslConfiguration::defaultConfiguration();

    [[nodiscard]] HttpSettings settings()
    {
        return {.proxy = u"none"_s, .token = &*m_token, .clock = &*m_clock};
    }
    [[nodiscard]] HttpRequest request() const
    {
        return {.url = m_server->url(),
                .budget = {.name = u"service"_s, .requests = 1, .window = 1min},
                .takesAnything = true,
                .requestsWithToken = 3};
    }
    [[nodiscard]] static bool hasToken(const QByteArray &head)
    {
        return head.toLower().contains("authorization: bearer hf_abc");
    }

private Q_SLOTS:
    void init();
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_untouched); }

    void goesToItsServer();
    void raisesTheBudget();
    void goesWithNoOtherRequest();
    void goesToNoOtherServer_data();
    void goesToNoOtherServer();
    void staysOffPlainHttp();
    void isLookedUpOnceAndNotAtTheStart();
    void aHangingKeychainStopsNothingForEver();
    void aLockedKeychainIsAskedAgainLater();
    void aNewOneIsUsedAtOnce();
};

void TestHttpToken::init()
{
    QSslConfiguration trusting = m_untouched;
    trusting.addCaCertificate(QSslCertificate(pem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    m_token.reset();
    m_settings.emplace(m_folder.filePath(u"settings.ini"_s));
    m_settings->setSourceHasToken(u"service"_s, true);
    m_keychain.emplace();
    m_keychain->kept.insert(u"token service"_s, u"hf_abc"_s);
    m_clock.emplace();
    m_clock->setJumping(false);
    m_token.emplace(u"service"_s, QByteArray(), *m_settings, *m_keychain);
    m_server.emplace();
    m_server->respond("200 OK", "list");
}

void TestHttpToken::goesToItsServer()
{
    HttpClient client(settings());
    m_server->respond("401 Unauthorized", "");
    const auto reply = fetch(client, request());
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QVERIFY(reply->hadToken);
    QCOMPARE(m_server->requests(), 1);
    QVERIFY2(hasToken(m_server->heads().first()), m_server->heads().first().constData());
}

void TestHttpToken::raisesTheBudget()
{
    HttpClient client(settings());
    for (int count = 1; count <= 3; ++count)
        QVERIFY(fetch(client, request()));
    QCOMPARE(m_server->requests(), 3);
    Answer fourth;
    client.get(request(), fourth.into());
    QTRY_COMPARE(m_clock->waiting(), 1); // for the budget
    QCOMPARE(m_server->requests(), 3);
}

void TestHttpToken::goesWithNoOtherRequest()
{
    HttpClient client(settings());
    HttpRequest other = request();
    other.requestsWithToken = 0;
    const auto reply = fetch(client, other);
    QVERIFY(reply);
    QVERIFY(!reply->hadToken);
    QVERIFY(!hasToken(m_server->heads().first()));
    QCOMPARE(m_keychain->lookups, 0);
}

void TestHttpToken::goesToNoOtherServer_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("another port") << u"127.0.0.1"_s;
    QTest::newRow("another name of it") << u"localhost"_s;
}

void TestHttpToken::goesToNoOtherServer()
{
    QFETCH(const QString, host);
    TlsServer other;
    other.respond("200 OK", "list");
    QUrl target = other.url();
    target.setHost(host);
    m_server->respond("302 Found\r\nLocation: " + target.toEncoded(), "");
    HttpClient client(settings());
    const auto reply = fetch(client, request());
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    QCOMPARE(reply->body, "list");
    QVERIFY(!reply->hadToken);
    QVERIFY(hasToken(m_server->heads().first()));
    QCOMPARE(other.requests(), 1);
    QVERIFY2(!other.heads().first().toLower().contains("authorization"),
             other.heads().first().constData());
}

void TestHttpToken::staysOffPlainHttp()
{
    HttpServer plain;
    plain.respond("/", Response{});
    HttpClient client(settings());
    HttpRequest asked = request();
    asked.url = plain.url();
    QVERIFY(fetch(client, asked));
    QVERIFY(!plain.requests().first().headers.contains("authorization"));
}

void TestHttpToken::isLookedUpOnceAndNotAtTheStart()
{
    HttpClient client(settings());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_keychain->lookups, 0);
    QVERIFY(fetch(client, request()));
    QVERIFY(fetch(client, request()));
    QCOMPARE(m_keychain->lookups, 1);
}

void TestHttpToken::aHangingKeychainStopsNothingForEver()
{
    m_keychain->state = FakeSecrets::State::Hangs;
    HttpClient client(settings());
    Answer answer;
    client.get(request(), answer.into());
    QTRY_COMPARE(m_clock->waiting(), 1);
    QCOMPARE(m_server->requests(), 0);
    m_clock->advance(31s);
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(!hasToken(m_server->heads().first()));
    m_keychain->wake();
    QTRY_VERIFY(m_token->value());
    QVERIFY(fetch(client, request()));
    QVERIFY(hasToken(m_server->heads().last()));
}

void TestHttpToken::aLockedKeychainIsAskedAgainLater()
{
    m_keychain->state = FakeSecrets::State::Missing;
    HttpClient client(settings());
    QVERIFY(fetch(client, request()));
    QVERIFY(!hasToken(m_server->heads().last()));
    m_clock->advance(2min);
    QVERIFY(fetch(client, request()));
    QCOMPARE(m_keychain->lookups, 1); // not for each request
    m_keychain->state = FakeSecrets::State::Answers;
    m_clock->advance(6min);
    QTRY_COMPARE(m_clock->waiting(), 0);
    QVERIFY(fetch(client, request()));
    QVERIFY(hasToken(m_server->heads().last()));
}

void TestHttpToken::aNewOneIsUsedAtOnce()
{
    HttpClient client(settings());
    m_token->keep(u"hf_abcdef"_s, this, [](const std::optional<Error> &) {});
    QVERIFY(fetch(client, request()));
    QVERIFY(m_server->heads().last().contains("Bearer hf_abcdef"));
    m_token->forget(this, [](const std::optional<Error> &) {});
    m_clock->advance(2min);
    QVERIFY(fetch(client, request()));
    QVERIFY(!hasToken(m_server->heads().last()));
}

BROADSHEET_TEST(TestHttpToken, QCoreApplication)
#include "tst_http_token.moc"
