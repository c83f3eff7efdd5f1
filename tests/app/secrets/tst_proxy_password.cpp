#include "secrets/ProxyPassword.h"
#include "settings/Settings.h"
#include "support/FakeSecrets.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr auto whole = "http://ann:pa55@host:8080"_L1;
constexpr auto bare = "http://ann@host:8080"_L1;
constexpr auto name = "proxy http://ann@host:8080"_L1;

} // namespace

class TestProxyPassword final : public QObject
{
    Q_OBJECT

private:
    std::optional<QTemporaryDir> m_folder;
    std::optional<FakeSecrets> m_keychain;

    [[nodiscard]] QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile settings(file());
        return settings.open(QIODevice::ReadOnly) ? settings.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile settings(file());
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(text) == text.size());
    }
    // Lets everything happen that is in the event queue.
    void settle()
    {
        for (int round = 0; round < 5; ++round)
            QCoreApplication::sendPostedEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_keychain.emplace();
        write("[network]\nproxy=http://ann:pa55@host:8080\n[list]\ndensity=compact\n");
    }

    void leavesTheFile();
    void staysWithoutAKeychain_data();
    void staysWithoutAKeychain();
    void waitsForNothing();
    void keepsWhatTheUserSetMeanwhile();
    void anotherProxyForgetsTheFirst();
    void nothingIsAskedWithoutAPassword();
};

void TestProxyPassword::leavesTheFile()
{
    {
        Settings settings(file());
        ProxyPassword password(settings, *m_keychain);
        password.move();
        QCOMPARE(settings.proxy(), whole); // nothing happens before the event loop runs
        QTRY_COMPARE(settings.proxy(), bare);
    }
    QCOMPARE(m_keychain->kept.value(name), u"pa55"_s);
    QVERIFY2(!bytes().contains("pa55"), bytes().constData());
    QVERIFY(bytes().contains("http://ann@host:8080"));
    QCOMPARE(Settings(file()).density(), ListDensity::Compact);
}

void TestProxyPassword::staysWithoutAKeychain_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("missing") << int(FakeSecrets::State::Missing);
    QTest::newRow("hangs") << int(FakeSecrets::State::Hangs);
    QTest::newRow("forgets") << int(FakeSecrets::State::Forgets);
}

void TestProxyPassword::staysWithoutAKeychain()
{
    QFETCH(const int, state);
    m_keychain->state = FakeSecrets::State(state);
    const QByteArray before = bytes();
    {
        Settings settings(file());
        ProxyPassword password(settings, *m_keychain);
        password.move();
        settle();
        QCOMPARE(settings.proxy(), whole);
    }
    QCOMPARE(bytes(), before);
}

void TestProxyPassword::waitsForNothing()
{
    Settings settings(file());
    m_keychain->state = FakeSecrets::State::Hangs;
    ProxyPassword password(settings, *m_keychain);
    password.move();
    settle();
    QCOMPARE(settings.proxy(), whole);
    m_keychain->wake();
    QTRY_COMPARE(settings.proxy(), bare);
}

void TestProxyPassword::keepsWhatTheUserSetMeanwhile()
{
    Settings settings(file());
    m_keychain->state = FakeSecrets::State::Hangs;
    ProxyPassword password(settings, *m_keychain);
    password.move();
    password.change(u"http://ann:n3w@host:8080"_s);
    m_keychain->wake();
    QTRY_COMPARE(settings.proxy(), bare);
    QCOMPARE(m_keychain->kept.value(name), u"n3w"_s);
}

void TestProxyPassword::anotherProxyForgetsTheFirst()
{
    Settings settings(file());
    ProxyPassword password(settings, *m_keychain);
    password.move();
    QTRY_COMPARE(settings.proxy(), bare);
    password.change(bare); // OK in the settings dialog
    settle();
    QVERIFY(m_keychain->kept.contains(name));
    password.change(u"socks5://ben:x@host:1080"_s);
    QTRY_COMPARE(settings.proxy(), u"socks5://ben@host:1080"_s);
    QCOMPARE(m_keychain->kept.keys(), QStringList{u"proxy socks5://ben@host:1080"_s});
    password.change(u"none"_s);
    QTRY_VERIFY(m_keychain->kept.isEmpty());
}

void TestProxyPassword::nothingIsAskedWithoutAPassword()
{
    Settings settings(file());
    for (const auto &proxy : {u""_s, u"none"_s, u"http://host:8080"_s, QString(bare)}) {
        settings.setProxy(proxy);
        ProxyPassword password(settings, *m_keychain);
        password.move();
        settle();
        QCOMPARE(settings.proxy(), proxy);
    }
    QCOMPARE(m_keychain->lookups, 0);
    QVERIFY(m_keychain->kept.isEmpty());
}

BROADSHEET_TEST(TestProxyPassword, QCoreApplication)
#include "tst_proxy_password.moc"
