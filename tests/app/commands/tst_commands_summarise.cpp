// `broadsheet summarise` against a stand-in for a model on loopback.
#include "CommandRun.h"
#include "settings/Settings.h"
#include "support/ChatServer.h"
#include "support/Runner.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

using Table = SettingsTable;

namespace {

const QByteArray key = "sk-secret-9876543210";

// Of SmallLibrary's papers with abstracts from nowhere: the digest's text is summarised.
struct Summarising final
{
    Summarising()
    {
        QFile(place.path(u"settings.ini"_s)).remove();
        Settings settings(place.path(u"settings.ini"_s));
        settings.setText(Table::summariesBase, server.url({}).toString());
        settings.setText(Table::summariesModel, u"gemma3"_s);
        settings.setText(Table::summariesLanguage, u"ko"_s);
        server.respond("/v1/chat/completions", events(streamOf(koreanAnswer())));
    }
    Outcome operator()(const QStringList &words)
    {
        return place.run(words + QStringList{u"--settings"_s, place.path(u"settings.ini"_s)});
    }
    QJsonArray texts(const QString &id)
    {
        const Outcome shown = (*this)({u"show"_s, id, u"--format"_s, u"json"_s});
        return QJsonDocument::fromJson(shown.out).array().first()["texts"_L1].toArray();
    }
    SmallLibrary place;
    HttpServer server;
};

} // namespace

class TestCommandsSummarise final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("BROADSHEET_SUMMARIES_KEY", key);
    }
    void cleanupTestCase() { qunsetenv("BROADSHEET_SUMMARIES_KEY"); }
    void aPaper();
    void aDay();
    void onceAndAgain();
    void aDryRunSendsNothing();
    void shownOnce();
    void nothingToShow();
    void notSetUp();
    void failuresAreNamed();
    void aDigestThatLivesOn();
    void wrongLines_data();
    void wrongLines();
};

void TestCommandsSummarise::aPaper()
{
    Summarising summarise;
    const Outcome done = summarise({u"summarise"_s, u"2403.00001"_s});
    QCOMPARE(done.status, 0);
    QCOMPARE(done.out, QByteArray());
    QVERIFY(done.err.contains("2403.00001: the summary was kept"));
    QVERIFY(!done.err.contains(key));
    const QJsonValue text = summarise.texts(u"2403.00001"_s).last();
    QCOMPARE(text["kind"_L1].toString(), u"aiSummary"_s);
    QCOMPARE(text["model"_L1].toString(), u"gemma3"_s);
    QCOMPARE(text["language"_L1].toString(), u"ko"_s);
    QVERIFY(text["markdown"_L1].toString().contains(u"단어 없이 배우는 로봇"_s));
    QCOMPARE(summarise.server.requests().first().headers["authorization"], "Bearer " + key);
    for (QDirIterator each(summarise.place.path({}), QDir::Files, QDirIterator::Subdirectories);
         each.hasNext();) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(key), qUtf8Printable(file.fileName()));
    }
}

void TestCommandsSummarise::aDay()
{
    Summarising summarise;
    const Outcome done =
        summarise({u"summarise"_s, u"--date"_s, u"2024-03-22"_s, u"--limit"_s, u"2"_s});
    QCOMPARE(done.status, 0);
    QCOMPARE(summarise.server.requests().size(), 2);
    QCOMPARE(summarise.texts(u"2403.00003"_s).size(), 2); // by votes
    QCOMPARE(summarise.texts(u"2403.00001"_s).size(), 1);
}

void TestCommandsSummarise::onceAndAgain()
{
    Summarising summarise;
    QCOMPARE(summarise({u"summarise"_s, u"2403.00001"_s}).status, 0);
    const Outcome again = summarise({u"summarise"_s, u"2403.00001"_s});
    QCOMPARE(again.status, 0);
    QVERIFY(again.err.contains("--replace"));
    QCOMPARE(summarise.server.requests().size(), 1);
    QCOMPARE(summarise({u"summarise"_s, u"2403.00001"_s, u"--replace"_s}).status, 0);
    QCOMPARE(summarise.server.requests().size(), 2);
    QCOMPARE(summarise.texts(u"2403.00001"_s).size(), 2);
}

void TestCommandsSummarise::aDryRunSendsNothing()
{
    Summarising summarise;
    const Outcome dry = summarise({u"summarise"_s, u"2403.00001"_s, u"--dry-run"_s});
    QCOMPARE(dry.status, 0);
    QVERIFY(summarise.server.requests().isEmpty());
    QCOMPARE(summarise({u"summarise"_s, u"2403.00001"_s}).status, 0);
    QCOMPARE(dry.out, summarise.server.requests().first().body + '\n');
}

void TestCommandsSummarise::shownOnce()
{
    Summarising summarise;
    const Outcome first = summarise({u"summarise"_s, u"2403.00001"_s});
    QVERIFY(first.err.contains("POST http://127.0.0.1:"));
    QVERIFY(first.err.contains("<paper>\nbroadsheet: Title: Paper 1 of the day"));
    QVERIFY(!summarise({u"summarise"_s, u"2403.00002"_s}).err.contains("<paper>"));
}

void TestCommandsSummarise::nothingToShow()
{
    Summarising summarise;
    const QString file = summarise.place.path(u"bare.md"_s);
    QFile bare(file);
    QVERIFY(bare.open(QIODevice::WriteOnly));
    bare.write("## Daily Papers (2024-03-25)\n\n"
               "### [Bare](https://arxiv.org/abs/2403.00091)\n");
    bare.close();
    QCOMPARE(summarise.place.run({u"import"_s, file}).status, 0);
    const Outcome none = summarise({u"summarise"_s, u"2403.00091"_s});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("no abstract to summarise"), none.err);
    QVERIFY2(!none.err.contains("only this once"), none.err);
    const Outcome shown = summarise({u"summarise"_s, u"2403.00091"_s, u"2403.00001"_s});
    QVERIFY2(shown.err.contains("<paper>\nbroadsheet: Title: Paper 1 of the day"), shown.err);
    QCOMPARE(summarise.server.requests().size(), 1);
}

void TestCommandsSummarise::notSetUp()
{
    Summarising summarise;
    Settings(summarise.place.path(u"settings.ini"_s)).setText(Table::summariesBase, {});
    const Outcome done = summarise({u"summarise"_s, u"2403.00001"_s});
    QCOMPARE(done.status, 1);
    QVERIFY(done.err.contains("summaries/baseUrl"));
    QVERIFY(summarise.server.requests().isEmpty());
}

void TestCommandsSummarise::failuresAreNamed()
{
    Summarising summarise;
    summarise.server.respond("/v1/chat/completions", {.status = 401});
    const Outcome done = summarise({u"summarise"_s, u"2403.00001"_s, u"2403.00002"_s, u"nobody"_s});
    QCOMPARE(done.status, 1);
    QVERIFY(done.err.contains("nobody: "));
    QVERIFY(done.err.contains("2403.00001: The model's server does not accept the key (401)."));
    QVERIFY(done.err.contains("1 paper"));
    QCOMPARE(summarise.server.requests().size(), 1);
}

void TestCommandsSummarise::aDigestThatLivesOn()
{
    Summarising summarise;
    QCOMPARE(
        summarise({u"summarise"_s, u"--date"_s, u"2024-03-22"_s, u"--language"_s, u"ko"_s}).status,
        0);
    const QString file = summarise.place.path(u"2024-03-22.md"_s);
    QCOMPARE(summarise({u"export"_s, u"--date"_s, u"2024-03-22"_s, u"--format"_s, u"markdown"_s,
                        u"--output"_s, file})
                 .status,
             0);
    const Place elsewhere;
    QCOMPARE(elsewhere.broadsheet()({u"import"_s, file}).status, 0);
    const Outcome read =
        elsewhere.broadsheet()({u"show"_s, u"2403.00001"_s, u"--format"_s, u"json"_s});
    const QJsonArray texts =
        QJsonDocument::fromJson(read.out).array().first()["texts"_L1].toArray();
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts[0]["kind"_L1].toString(), u"summary"_s);
    QCOMPARE(texts[1]["kind"_L1].toString(), u"aiSummary"_s);
    QCOMPARE(texts[1]["model"_L1].toString(), u"gemma3"_s);
    QCOMPARE(texts[1]["markdown"_L1], summarise.texts(u"2403.00001"_s).last()["markdown"_L1]);
}

void TestCommandsSummarise::wrongLines_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing chosen") << QStringList{u"summarise"_s};
    QTest::newRow("ids and filters") << QStringList{u"summarise"_s, u"2403.00001"_s, u"--unread"_s};
    QTest::newRow("unknown option") << QStringList{u"summarise"_s, u"--all"_s};
}

void TestCommandsSummarise::wrongLines()
{
    QFETCH(const QStringList, words);
    Summarising summarise;
    QCOMPARE(summarise(words).status, 2);
    QVERIFY(summarise.server.requests().isEmpty());
}

BROADSHEET_TEST(TestCommandsSummarise, QCoreApplication)
#include "tst_commands_summarise.moc"
