#include "secrets/AccountToken.h"
#include "settings/Settings.h"
#include "support/FakeSecrets.h"
#include "support/Runner.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestAccountToken final : public QObject
{
    Q_OBJECT

private:
    using Place = AccountToken::Place;
    std::optional<QTemporaryDir> m_folder;
    std::optional<FakeSecrets> m_keychain;
    std::optional<Settings> m_settings;
    std::optional<AccountToken> m_token;
    QList<std::optional<Error>> m_answers;

    void start(const QByteArray &environment = {})
    {
        m_token.reset();
        m_settings.emplace(m_folder->filePath(u"settings.ini"_s));
        m_token.emplace(u"service"_s, environment, *m_settings, *m_keychain);
        m_answers.clear();
    }
    [[nodiscard]] SecretStore::Done answer()
    {
        return [this](const std::optional<Error> &error) { m_answers.append(error); };
    }

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_keychain.emplace();
        start();
    }

    void isKeptForTheNextStart();
    void isNeverInAFile();
    void withoutAKeychainItIsUsedUntilTheEnd();
    void isForgotten();
    void environmentStandsIn();
    void noLookupWithoutAToken();
    void aLookThatFailedIsTriedAgain();
    void oneThatIsGoneIsSaid();
    void oddTextsAreRefused_data();
    void oddTextsAreRefused();
};

void TestAccountToken::isKeptForTheNextStart()
{
    m_token->keep(u"hf_abc"_s, this, answer());
    QCOMPARE(m_token->value(), QByteArray("hf_abc")); // at once
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(!m_answers.first());
    QCOMPARE(m_token->place(), Place::Keychain);
    start();
    QSignalSpy changed(&*m_token, &AccountToken::changed);
    QCOMPARE(m_token->place(), Place::Keychain);
    QVERIFY(!m_token->value());
    QVERIFY(!m_token->value());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_token->value(), QByteArray("hf_abc"));
    QCOMPARE(m_keychain->lookups, 1);
}

void TestAccountToken::isNeverInAFile()
{
    for (const auto state : {FakeSecrets::State::Answers, FakeSecrets::State::Missing}) {
        m_keychain->state = state;
        m_token->keep(u"hf_abc"_s, this, answer());
        QTRY_COMPARE(m_answers.size(), 1);
        start();
        QFile file(m_folder->filePath(u"settings.ini"_s));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("hf_"));
    }
}

void TestAccountToken::withoutAKeychainItIsUsedUntilTheEnd()
{
    m_keychain->state = FakeSecrets::State::Missing;
    m_token->keep(u"hf_abc"_s, this, answer());
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(m_answers.first());
    QVERIFY(m_answers.first()->message.contains("until the program ends"_L1));
    QVERIFY(!m_answers.first()->message.contains("hf_abc"_L1));
    QCOMPARE(m_token->place(), Place::Memory);
    QCOMPARE(m_token->value(), QByteArray("hf_abc"));
    start();
    QCOMPARE(m_token->place(), Place::Nowhere);
    QCOMPARE(m_token->value(), QByteArray());
}

void TestAccountToken::isForgotten()
{
    m_token->keep(u"hf_abc"_s, this, answer());
    m_token->forget(this, answer());
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_token->value(), QByteArray());
    QVERIFY(m_keychain->kept.isEmpty());
    start();
    QCOMPARE(m_token->place(), Place::Nowhere);
}

void TestAccountToken::environmentStandsIn()
{
    start("hf_env\n");
    QCOMPARE(m_token->place(), Place::Environment);
    QCOMPARE(m_token->value(), QByteArray("hf_env"));
    m_token->keep(u"hf_abc"_s, this, answer());
    QCOMPARE(m_token->value(), QByteArray("hf_abc"));
    QTRY_COMPARE(m_answers.size(), 1);
    m_keychain->kept.clear(); // by another program
    start("hf_env");
    QVERIFY(!m_token->value());
    QTRY_COMPARE(m_token->value(), QByteArray("hf_env"));
    start("not a token\r\nHost: evil");
    QTRY_COMPARE(m_token->value(), QByteArray());
}

void TestAccountToken::noLookupWithoutAToken()
{
    QCOMPARE(m_token->value(), QByteArray());
    QCOMPARE(m_token->place(), Place::Nowhere);
    QCOMPARE(m_keychain->lookups, 0);
}

// The keyring is still locked, or the user closed its question.
void TestAccountToken::aLookThatFailedIsTriedAgain()
{
    m_keychain->kept.insert(u"token service"_s, u"hf_abc"_s);
    m_settings->setSourceHasToken(u"service"_s, true);
    m_keychain->state = FakeSecrets::State::Missing;
    start();
    QSignalSpy changed(&*m_token, &AccountToken::changed);
    QVERIFY(!m_token->value());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_keychain->lookups, 1); // not again by itself
    m_keychain->state = FakeSecrets::State::Answers;
    QVERIFY(!m_token->value());
    QTRY_COMPARE(m_token->value(), QByteArray("hf_abc"));
    QCOMPARE(m_keychain->lookups, 2);
    QVERIFY(!m_token->problem());
}

void TestAccountToken::oneThatIsGoneIsSaid()
{
    m_settings->setSourceHasToken(u"service"_s, true);
    start();
    QVERIFY(!m_token->value());
    QTRY_COMPARE(m_token->value(), QByteArray());
    QVERIFY(m_token->problem());
    QVERIFY(m_token->problem()->message.contains("is gone"_L1));
    m_token->keep(u"hf_abc"_s, this, answer());
    QVERIFY(!m_token->problem());
    QTRY_COMPARE(m_answers.size(), 1);
}

void TestAccountToken::oddTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("two words") << u"hf_abc def"_s;
    QTest::newRow("two lines") << u"hf_abc\r\nHost: evil"_s;
    QTest::newRow("a line feed at the end") << u"hf_abc\n"_s;
    QTest::newRow("letters of others") << u"hf_ábc"_s;
    QTest::newRow("NUL") << u"hf_a"_s + QChar(0) + u'b';
    QTest::newRow("long") << QString(1001, u'a');
    QTest::newRow("nothing") << QString();
}

void TestAccountToken::oddTextsAreRefused()
{
    QFETCH(const QString, text);
    m_token->keep(text, this, answer());
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(m_answers.first());
    QCOMPARE(m_answers.first()->kind, ErrorKind::Usage);
    QVERIFY(m_answers.first()->message.contains("not a key or token"_L1)); // the window has both
    QCOMPARE(m_token->value(), QByteArray());
    QVERIFY(m_keychain->kept.isEmpty());
}

BROADSHEET_TEST(TestAccountToken, QCoreApplication)
#include "tst_account_token.moc"
