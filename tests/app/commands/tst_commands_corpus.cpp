// The commands on all days of each corpus.
#include "CommandRun.h"
#include "support/Corpus.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A library into which a corpus was imported.
struct Imported
{
    explicit Imported(const Corpus &corpus)
        : digests(corpus.digestFolder()), outcome(run({u"import"_s, digests}))
    {}

    Place place;
    CommandRun run = place.broadsheet();
    QString digests;
    Outcome outcome;
};

// "86 files, 1223 papers: "
QByteArray summaryOf(const Corpus &corpus)
{
    return QByteArray::number(corpus.digests) + " files, " +
           QByteArray::number(corpus.digestEntries) + " papers: ";
}

QJsonArray papersOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).array();
}

} // namespace

class TestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsStored_data() { addCorpusRows(); }
    void everyEntryIsStored();
    void importAgainChangesNothing_data() { addCorpusRows(); }
    void importAgainChangesNothing();
    void jsonHasTheKeysThatScriptsRelyOn_data() { addCorpusRows(); }
    void jsonHasTheKeysThatScriptsRelyOn();
    void marksSurviveAnotherImport_data() { addCorpusRows(); }
    void marksSurviveAnotherImport();
    void digestOfEverythingGivesTheSamePapers_data() { addCorpusRows(); }
    void digestOfEverythingGivesTheSamePapers();

private:
    // Each corpus is imported once, by the first test that needs it.
    const Imported &imported(const Corpus &corpus)
    {
        return m_imported.try_emplace(corpus.folder, corpus).first->second;
    }

    std::map<QString, Imported> m_imported;
};

void TestCorpus::everyEntryIsStored()
{
    QFETCH(Corpus, corpus);
    const auto &[place, run, digests, outcome] = imported(corpus);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains(summaryOf(corpus)), outcome.err.constData());
    qsizetype listed = 0;
    for (const QJsonValue &paper : papersOf(run({u"list"_s, u"--format=json"_s}).out))
        listed += paper[u"days"].toArray().size();
    QCOMPARE(listed, corpus.digestEntries);
    QCOMPARE(run({u"days"_s}).out.count('\n'), corpus.digests + 1); // with the heading
}

void TestCorpus::importAgainChangesNothing()
{
    QFETCH(Corpus, corpus);
    const auto &[place, run, digests, outcome] = imported(corpus);
    const QByteArray before = run({u"list"_s, u"--format=json"_s}).out;
    const Outcome again = run({u"import"_s, digests});
    QCOMPARE(again.status, 0);
    const QByteArray unchanged = summaryOf(corpus) + "0 new, 0 updated";
    QVERIFY2(again.err.contains(unchanged), again.err.constData());
    QCOMPARE(run({u"list"_s, u"--format=json"_s}).out, before);
}

void TestCorpus::jsonHasTheKeysThatScriptsRelyOn()
{
    QFETCH(Corpus, corpus);
    const QStringList keys = {
        u"id"_s,      u"title"_s, u"url"_s,     u"days"_s,     u"votes"_s,          u"authors"_s,
        u"media"_s,   u"texts"_s, u"read"_s,    u"starred"_s,  u"later"_s,          u"categories"_s,
        u"comment"_s, u"doi"_s,   u"version"_s, u"keywords"_s, u"organization"_s,   u"tags"_s,
        u"note"_s,    u"rise"_s,  u"fit"_s,     u"page"_s,     u"hasMoreAuthors"_s, u"allMedia"_s,
        u"links"_s};
    const QStringList linkKeys = {u"pdf"_s, u"huggingFace"_s, u"code"_s, u"project"_s};
    QString pattern; // in the order of the output, since QJsonObject sorts them
    for (const QString &key : keys)
        pattern += u"\"%1\"\\s*:.*"_s.arg(key);
    const QRegularExpression inOrder(pattern, QRegularExpression::DotMatchesEverythingOption);
    const QStringList files = corpus.digestFiles();
    for (qsizetype file = 0; file < files.size(); file += corpus.isLarge ? 8 : 1) {
        const QString day = dayOfFile(files[file]).toString(Qt::ISODate);
        const Outcome outcome =
            imported(corpus).run({u"list"_s, u"--date"_s, day, u"--format"_s, u"json"_s});
        const QJsonArray papers = papersOf(outcome.out);
        QVERIFY2(!papers.isEmpty(), qPrintable(day));
        QVERIFY2(inOrder.match(QString::fromUtf8(outcome.out)).hasMatch(), qPrintable(day));
        for (const QJsonValue &paper : papers) {
            QStringList sorted = keys;
            sorted.sort();
            QCOMPARE(paper.toObject().keys(), sorted);
            sorted = linkKeys;
            sorted.sort();
            QCOMPARE(paper[u"links"].toObject().keys(), sorted);
        }
    }
}

void TestCorpus::marksSurviveAnotherImport()
{
    QFETCH(Corpus, corpus);
    const auto &[place, run, digests, outcome] = imported(corpus);
    const QJsonArray papers = papersOf(run({u"list"_s, u"--limit=2"_s, u"--format=json"_s}).out);
    const QString starred = papers[0][u"id"].toString();
    const QString read = papers[1][u"id"].toString();
    QCOMPARE(run({u"star"_s, starred}).status, 0);
    QCOMPARE(run({u"read"_s, read}).status, 0);
    QCOMPARE(run({u"import"_s, digests}).status, 0);
    const QJsonArray after = papersOf(run({u"list"_s, u"--limit=2"_s, u"--format=json"_s}).out);
    QVERIFY(after[0][u"starred"].toBool());
    QVERIFY(!after[0][u"read"].toBool());
    QVERIFY(after[1][u"read"].toBool());
    QCOMPARE(run({u"undo"_s}).status, 0);
    QCOMPARE(run({u"undo"_s}).status, 0);
}

void TestCorpus::digestOfEverythingGivesTheSamePapers()
{
    QFETCH(Corpus, corpus);
    const CommandRun &run = imported(corpus).run;
    const QByteArray digest = run({u"list"_s, u"--format=markdown"_s}).out;
    const Place other;
    const CommandRun second = other.broadsheet();
    QCOMPARE(second({u"import"_s, u"-"_s}, digest).status, 0);
    const auto byId = [](const CommandRun &list) {
        QMap<QString, QJsonValue> papers;
        for (const QJsonValue &paper : papersOf(list({u"list"_s, u"--format=json"_s}).out))
            papers.insert(paper[u"id"].toString(), paper);
        return papers;
    };
    const auto mine = byId(run);
    const auto theirs = byId(second);
    QVERIFY(!mine.isEmpty());
    QCOMPARE(theirs.keys(), mine.keys());
    for (const QString &id : mine.keys())
        for (const auto key :
             {"title"_L1, "votes"_L1, "authors"_L1, "media"_L1, "days"_L1, "texts"_L1})
            QVERIFY2(theirs[id][key] == mine[id][key], qUtf8Printable(id + u' ' + key));
}

BROADSHEET_TEST(TestCorpus, QCoreApplication)
#include "tst_commands_corpus.moc"
