// The settings of the model, and the addresses made of them.
#include "settings/Settings.h"
#include "summaries/ModelServer.h"
#include "support/Runner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

using Table = SettingsTable;

class TestModelServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offUntilAnAddressIsSet();
    void addresses_data();
    void addresses();
    void refusedAddresses_data();
    void refusedAddresses();
    void languages();
};

void TestModelServer::offUntilAnAddressIsSet()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    QVERIFY(!isModelSet(settings));
    QVERIFY(!modelServer(settings));
    settings.setText(Table::summariesBase, u"http://localhost:11434"_s);
    QVERIFY(isModelSet(settings));
    QVERIFY(modelServer(settings).error().message.contains("summaries/model"_L1));
    settings.setText(Table::summariesModel, u"gemma3"_s);
    settings.setText(Table::summariesLanguage, u"ko"_s);
    QCOMPARE(modelServer(settings),
             Result<ModelServer>({QUrl(u"http://localhost:11434"_s), u"gemma3"_s, u"ko"_s}));
}

void TestModelServer::addresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("asked");
    const QString local = u"http://127.0.0.1:8080/v1/chat/completions"_s;
    for (const auto *end : {"", "/", "/v1", "/v1/", "/v1/chat/completions", "/v1/models"})
        QTest::newRow(end) << u"http://127.0.0.1:8080"_s + QLatin1StringView(end) << local;
    QTest::newRow("below a path") << u"https://example.org/llm/"_s
                                  << u"https://example.org/llm/v1/chat/completions"_s;
    QTest::newRow("another version") << u"https://example.org/v1beta/openai"_s
                                     << u"https://example.org/v1beta/openai/chat/completions"_s;
    QTest::newRow("IPv6") << u"http://[::1]:8080"_s << u"http://[::1]:8080/v1/chat/completions"_s;
}

void TestModelServer::addresses()
{
    QFETCH(const QString, base);
    QFETCH(const QString, asked);
    QVERIFY(!problemWithAddress(QUrl(base)));
    QCOMPARE(completionsAddress(QUrl(base)).toString(), asked);
    QCOMPARE(modelsAddress(QUrl(base)).toString(),
             QString(asked).replace("/chat/completions"_L1, "/models"_L1));
}

void TestModelServer::refusedAddresses_data()
{
    QTest::addColumn<QString>("base");
    for (const auto *base :
         {"http://example.org", "http://192.168.1.5:8080", "http://localhost.example.org",
          "https://user:secret@example.org", "https://key@example.org",
          "https://example.org/v1?key=secret", "ftp://example.org", "example.org", "/v1",
          "https://", "file:///etc/passwd", "https://example.org/#x"})
        QTest::newRow(base) << QString::fromLatin1(base);
}

void TestModelServer::refusedAddresses()
{
    QFETCH(const QString, base);
    const auto problem = problemWithAddress(QUrl(base, QUrl::StrictMode));
    QVERIFY(problem);
    QVERIFY(!problem->message.contains("secret"_L1));
}

void TestModelServer::languages()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    settings.setText(Table::summariesBase, u"http://localhost:11434"_s);
    settings.setText(Table::summariesModel, u"gemma3"_s);
    QCOMPARE(modelServer(settings, u"ko-KR"_s)->language, u"ko"_s);
    QCOMPARE(modelServer(settings, u"pt_BR"_s)->language, u"pt"_s);
    QVERIFY(!modelServer(settings, u"klingon"_s));
    const QLocale before;
    QLocale::setDefault(QLocale::c());
    QCOMPARE(modelServer(settings, {})->language, u"en"_s);
    QLocale::setDefault(before);
    QCOMPARE(languageInEnglish(u"ko"_s), u"Korean"_s);
    QCOMPARE(languageInEnglish(u"de"_s), u"German"_s);
    for (const auto *code : {"", "k", "xx", "korean", "../x", "KO"})
        QVERIFY2(languageInEnglish(QString::fromLatin1(code)).isEmpty(), code);
}

BROADSHEET_TEST(TestModelServer, QCoreApplication)
#include "tst_model_server.moc"
