#include "Fetch.h"
#include "network/WireRequest.h"
#include "papers/Links.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestUserAgent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheProgram();
    void contactGoesToServices();
    void oddContactsAreLeftOut_data();
    void oddContactsAreLeftOut();
};

void TestUserAgent::namesTheProgram()
{
    const QByteArray agent = userAgent();
    QVERIFY2(agent.startsWith("Broadsheet/0."), agent.constData());
    QVERIFY2(agent.endsWith(" (+https://github.com/broadsheet/broadsheet)"), agent.constData());
    QVERIFY(userAgent(u"ann.b+x@lab.example.org"_s)
                .endsWith("/broadsheet; mailto:ann.b+x@lab.example.org)"));
}

void TestUserAgent::contactGoesToServices()
{
    HttpServer server;
    server.respond("/a", Response{});
    HttpClient client({.contact = u"ann@example.org"_s});
    QVERIFY(fetch(client, {.url = server.url(u"/a"_s)}));
    QCOMPARE(server.requests().first().headers.value("user-agent"),
             userAgent(u"ann@example.org"_s));
}

void TestUserAgent::oddContactsAreLeftOut_data()
{
    QTest::addColumn<QString>("contact");
    for (const char *contact :
         {"", "ann", "@example.org", "ann@", "ann@host", "a b@example.org", "a@b@example.org",
          "Ann <ann@example.org>", "ann@example.org, ben@example.org", "ann@example.org)",
          "ann@example.org\r\nX: y", "ann@example.org\n", "\"a\"@example.org", "(a)@example.org",
          "mailto:ann@example.org", "a\\@example.org", ".a@example.org", "a;b@example.org"})
        QTest::newRow(contact) << QString::fromLatin1(contact);
    QTest::newRow("letters of others") << u"änn@example.org"_s;
    QTest::newRow("a host of others") << u"ann@例え.jp"_s;
    QTest::newRow("long") << QString(250, u'a') + "@example.org"_L1;
}

void TestUserAgent::oddContactsAreLeftOut()
{
    QFETCH(const QString, contact);
    QVERIFY(!isContact(contact));
    QCOMPARE(userAgent(contact), userAgent());
}

BROADSHEET_TEST(TestUserAgent, QCoreApplication)
#include "tst_user_agent.moc"
