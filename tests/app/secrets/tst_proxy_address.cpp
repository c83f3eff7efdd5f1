#include "secrets/ProxyAddress.h"
#include "support/Runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestProxyAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordIsTakenOutAndPutBack_data();
    void passwordIsTakenOutAndPutBack();
    void whatNamesNoUserHasNoSecret_data();
    void whatNamesNoUserHasNoSecret();
};

void TestProxyAddress::passwordIsTakenOutAndPutBack_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("without");
    QTest::newRow("plain") << u"http://ann:pa55@host:8080"_s << u"pa55"_s
                           << u"http://ann@host:8080"_s;
    QTest::newRow("socks") << u"socks5://ann:pa55@127.0.0.1:1080"_s << u"pa55"_s
                           << u"socks5://ann@127.0.0.1:1080"_s;
    QTest::newRow("odd") << u"http://ann%40corp:a,b%25%2F%3A%40c@host:1"_s << u"a,b%/:@c"_s
                         << u"http://ann%40corp@host:1"_s;
    QTest::newRow("korean") << u"http://ann:%EB%B9%84%EB%B0%80@[::1]:1"_s << u"비밀"_s
                            << u"http://ann@[::1]:1"_s;
}

void TestProxyAddress::passwordIsTakenOutAndPutBack()
{
    QFETCH(const QString, proxy);
    QFETCH(const QString, password);
    QFETCH(const QString, without);
    QVERIFY(hasPassword(proxy));
    QCOMPARE(passwordOf(proxy), password);
    QCOMPARE(withPassword(proxy, {}), without);
    QVERIFY(!hasPassword(without));
    QCOMPARE(passwordOf(withPassword(without, password)), password);
    QCOMPARE(proxySecretName(proxy), proxySecretName(without));
    QCOMPARE(proxySecretName(proxy), "proxy "_L1 + without);
}

void TestProxyAddress::whatNamesNoUserHasNoSecret_data()
{
    QTest::addColumn<QString>("proxy");
    for (const char *proxy : {"", "none", "http://host:80", "socks5://host:1", "http://:pw@host:1",
                              "ann:pw@host:1", "ftp://ann:pw@host:1", "http://ann:p w@host:1"})
        QTest::newRow(proxy) << QString::fromLatin1(proxy);
}

void TestProxyAddress::whatNamesNoUserHasNoSecret()
{
    QFETCH(const QString, proxy);
    QVERIFY2(proxySecretName(proxy).isEmpty(), qPrintable(proxySecretName(proxy)));
}

BROADSHEET_TEST(TestProxyAddress, QCoreApplication)
#include "tst_proxy_address.moc"
