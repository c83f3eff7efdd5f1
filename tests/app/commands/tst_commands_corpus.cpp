// The commands on all real days of the corpus.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(BROADSHEET_CORPUS "/digests");

QJsonArray papersOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).array();
}

} // namespace

class TestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEntryIsStored();
    void importAgainChangesNothing();
    void jsonHasTheKeysThatScriptsRelyOn();
    void marksSurviveAnotherImport();
    void digestOfEverythingGivesTheSamePapers();

private:
    const Place m_place;
    const CommandRun m_run = m_place.broadsheet();
    Outcome m_imported;
};

void TestCorpus::initTestCase()
{
    if (!QDir(corpus).exists())
        QSKIP("the corpus of real days is not beside this checkout");
    m_imported = m_run({u"import"_s, corpus});
}

void TestCorpus::everyEntryIsStored()
{
    QCOMPARE(m_imported.status, 0);
    QVERIFY2(m_imported.err.contains("86 files, 1223 papers: "), m_imported.err.constData());
    qsizetype listed = 0;
    for (const QJsonValue &paper : papersOf(m_run({u"list"_s, u"--format=json"_s}).out))
        listed += paper[u"days"].toArray().size();
    QCOMPARE(listed, 1223);
    QCOMPARE(m_run({u"days"_s}).out.count('\n'), 87); // with the heading
}

void TestCorpus::importAgainChangesNothing()
{
    const QByteArray before = m_run({u"list"_s, u"--format=json"_s}).out;
    const Outcome again = m_run({u"import"_s, corpus});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.err.contains("86 files, 1223 papers: 0 new, 0 updated"), again.err.constData());
    QCOMPARE(m_run({u"list"_s, u"--format=json"_s}).out, before);
}

void TestCorpus::jsonHasTheKeysThatScriptsRelyOn()
{
    const Outcome outcome =
        m_run({u"list"_s, u"--date"_s, u"2024-03-22"_s, u"--format"_s, u"json"_s});
    const QJsonArray papers = papersOf(outcome.out);
    QVERIFY(!papers.isEmpty());
    const QStringList keys = {u"id"_s,      u"title"_s, u"url"_s,   u"days"_s, u"votes"_s,
                              u"authors"_s, u"media"_s, u"texts"_s, u"read"_s, u"starred"_s,
                              u"tags"_s,    u"note"_s,  u"links"_s};
    const QStringList linkKeys = {u"pdf"_s, u"huggingFace"_s, u"code"_s, u"project"_s};
    QString pattern; // in the order of the output, since QJsonObject sorts them
    for (const QString &key : keys)
        pattern += u"\"%1\"\\s*:.*"_s.arg(key);
    const QRegularExpression inOrder(pattern, QRegularExpression::DotMatchesEverythingOption);
    QVERIFY(inOrder.match(QString::fromUtf8(outcome.out)).hasMatch());
    for (const QJsonValue &paper : papers) {
        QStringList sorted = keys;
        sorted.sort();
        QCOMPARE(paper.toObject().keys(), sorted);
        sorted = linkKeys;
        sorted.sort();
        QCOMPARE(paper[u"links"].toObject().keys(), sorted);
    }
}

void TestCorpus::marksSurviveAnotherImport()
{
    const QJsonArray papers = papersOf(m_run({u"list"_s, u"--limit=2"_s, u"--format=json"_s}).out);
    const QString starred = papers[0][u"id"].toString();
    const QString read = papers[1][u"id"].toString();
    QCOMPARE(m_run({u"star"_s, starred}).status, 0);
    QCOMPARE(m_run({u"read"_s, read}).status, 0);
    QCOMPARE(m_run({u"import"_s, corpus}).status, 0);
    const QJsonArray after = papersOf(m_run({u"list"_s, u"--limit=2"_s, u"--format=json"_s}).out);
    QVERIFY(after[0][u"starred"].toBool());
    QVERIFY(!after[0][u"read"].toBool());
    QVERIFY(after[1][u"read"].toBool());
    QCOMPARE(m_run({u"undo"_s}).status, 0);
    QCOMPARE(m_run({u"undo"_s}).status, 0);
}

void TestCorpus::digestOfEverythingGivesTheSamePapers()
{
    const QByteArray digest = m_run({u"list"_s, u"--format=markdown"_s}).out;
    const Place other;
    const CommandRun run = other.broadsheet();
    const Outcome imported = run({u"import"_s, u"-"_s}, digest);
    QCOMPARE(imported.status, 0);
    const auto byId = [](const CommandRun &list) {
        QMap<QString, QJsonValue> papers;
        for (const QJsonValue &paper : papersOf(list({u"list"_s, u"--format=json"_s}).out))
            papers.insert(paper[u"id"].toString(), paper);
        return papers;
    };
    const auto mine = byId(m_run);
    const auto theirs = byId(run);
    QCOMPARE(theirs.keys(), mine.keys());
    for (const QString &id : mine.keys())
        for (const auto key :
             {"title"_L1, "votes"_L1, "authors"_L1, "media"_L1, "days"_L1, "texts"_L1})
            QVERIFY2(theirs[id][key] == mine[id][key], qUtf8Printable(id + u' ' + key));
}

BROADSHEET_TEST(TestCorpus, QCoreApplication)
#include "tst_commands_corpus.moc"
