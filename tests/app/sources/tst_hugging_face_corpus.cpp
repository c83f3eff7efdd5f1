// Compares every entry of each corpus' replies with a second, simple reading of the same files.
#include "Responses.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QStringList authorsOf(const QJsonObject &paper)
{
    QStringList names;
    for (const QJsonValue &author : paper["authors"_L1].toArray())
        if (!author["hidden"_L1].toBool())
            names.append(author["name"_L1].toString());
    return names;
}

QStringList keywordsOf(const QJsonObject &paper)
{
    QStringList keywords;
    for (const QJsonValue &keyword : paper["ai_keywords"_L1].toArray())
        keywords.append(keyword.toString().simplified());
    keywords.removeAll(QString());
    keywords.removeDuplicates();
    return keywords;
}

void checkPaper(const PaperReport &paper, const QJsonObject &entry)
{
    const QJsonObject written = entry["paper"_L1].toObject();
    QCOMPARE(paper.id.text, written["id"_L1].toString());
    QCOMPARE(paper.title, written["title"_L1].toString().simplified());
    QCOMPARE(paper.votes, std::optional(written["upvotes"_L1].toInt()));
    QCOMPARE(paper.authors, authorsOf(written));
    QCOMPARE(paper.comments, std::optional(entry["numComments"_L1].toInt()));
    QCOMPARE(paper.stars.has_value(), written.contains("githubStars"_L1));
    QCOMPARE(paper.stars.value_or(0), written["githubStars"_L1].toInt());
    QCOMPARE(paper.code.isEmpty(), !written.contains("githubRepo"_L1));
    QCOMPARE(paper.project.isEmpty(), !written.contains("projectPage"_L1));
    QCOMPARE(paper.organization, entry["organization"_L1]["fullname"_L1].toString().trimmed());
    QCOMPARE(paper.keywords, keywordsOf(written));
    QCOMPARE(paper.texts.size(), written.contains("ai_summary"_L1) ? 2 : 1);
    QCOMPARE(paper.texts.first().markdown, written["summary"_L1].toString().trimmed());
    const QString picture = entry["thumbnail"_L1].toString(entry["mediaUrl"_L1].toString());
    QCOMPARE(paper.media.first(), picture);
    QCOMPARE(paper.media.size(), 1 + entry["mediaUrls"_L1].toArray().size());
}

// A month after the day, when its list is settled.
ParsedResponse parsedReply(const QString &path)
{
    SourceResponse response = answered(contents(path));
    response.at = QDateTime(dayOfFile(path).addDays(30), QTime(0, 0), QTimeZone::utc());
    return makeSource(u"huggingFace"_s)->parse({.day = dayOfFile(path)}, response);
}

DayReport reportOf(const QString &path)
{
    return parsedReply(path).days.first();
}

} // namespace

class TestHuggingFaceCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data() { addCorpusRows(); }
    void counts();
    void everyReply_data();
    void everyReply();
    void spotFacts();
};

void TestHuggingFaceCorpus::counts()
{
    QFETCH(Corpus, corpus);
    qsizetype entries = 0;
    for (const QString &path : corpus.replyFiles())
        entries += reportOf(path).papers.size();
    QCOMPARE(corpus.replyFiles().size(), corpus.replies);
    QCOMPARE(entries, corpus.replyEntries);
}

void TestHuggingFaceCorpus::everyReply_data()
{
    QTest::addColumn<QString>("path");
    for (const Corpus &corpus : corpora())
        for (const QString &path : corpus.replyFiles())
            QTest::addRow("%s %s", qPrintable(corpus.name()), qPrintable(path.last(15))) << path;
}

void TestHuggingFaceCorpus::everyReply()
{
    QFETCH(QString, path);
    const QJsonArray list = QJsonDocument::fromJson(contents(path)).array();
    const ParsedResponse parsed = parsedReply(path);
    checkParsed(parsed, u"huggingFace"_s);
    QVERIFY(parsed.remarks.isEmpty());
    QVERIFY(!parsed.hasMore);
    QCOMPARE(parsed.days.size(), 1);
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.day, dayOfFile(path));
    QCOMPARE(day.status, DayStatus::Complete);
    QVERIFY(!list.isEmpty());
    QCOMPARE(day.papers.size(), list.size());
    for (qsizetype i = 0; i < list.size(); ++i)
        checkPaper(day.papers[i], list[i].toObject());
}

// Expected values were read from the files of the small corpus by hand.
void TestHuggingFaceCorpus::spotFacts()
{
    const QString folder = corpora().constFirst().replyFolder();
    const PaperReport graphs = reportOf(folder + u"/2024-06-04.json"_s).papers.value(2);
    QCOMPARE(graphs.title, u"Small Words, Large Graphs: Retrieval without Embeddings"_s);
    QCOMPARE(graphs.authors, (QStringList{u"Noor Haddad"_s, u"Søren Lindqvist"_s,
                                          u"Gabriela Muñoz"_s, u"김도윤"_s})); // one is hidden
    QCOMPARE(graphs.votes, 15);

    const PaperReport judges = reportOf(folder + u"/2026-07-01.json"_s).papers.value(0);
    QCOMPARE(judges.id.text, u"2606.90001"_s);
    QCOMPARE(judges.votes, 45);
    QCOMPARE(judges.comments, 4);
    QCOMPARE(judges.stars, 120);
    QCOMPARE(judges.code, u"https://github.com/example/tiny-judges"_s);
    QCOMPARE(judges.project, u"https://tiny-judges.example.org"_s);
    QCOMPARE(judges.organization, u"Example Lab"_s);
    QCOMPARE(judges.keywords,
             (QStringList{u"language models"_s, u"evaluation"_s, u"abstention"_s}));
    QCOMPARE(judges.texts.size(), 2); // the abstract, and a machine's summary of it

    const PaperReport laundry = reportOf(folder + u"/2026-07-01.json"_s).papers.value(1);
    QCOMPARE(laundry.media,
             (QStringList{u"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/"
                          "2606.90002.png"_s,
                          u"https://cdn-uploads.example.org/production/laundry.mp4"_s,
                          u"https://cdn-uploads.example.org/production/laundry.png"_s}));
    QVERIFY(laundry.code.isEmpty());
    QCOMPARE(laundry.stars, std::nullopt);
}

BROADSHEET_TEST(TestHuggingFaceCorpus, QCoreApplication)
#include "tst_hugging_face_corpus.moc"
