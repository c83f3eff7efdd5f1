// Every entry of the real replies against a second, deliberately plain reading of the same files.
#include "Answers.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace broadsheet;
using namespace broadsheet::testing;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(BROADSHEET_CORPUS "/daily_papers");

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

} // namespace

class TestHuggingFaceCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReply();
};

void TestHuggingFaceCorpus::everyReply()
{
    const QStringList paths = repliesIn(folder);
    if (paths.isEmpty())
        QSKIP("the corpus is not beside the checkout");
    qsizetype entries = 0;
    for (const QString &path : paths) {
        const QByteArray body = contents(path);
        const QJsonArray list = QJsonDocument::fromJson(body).array();
        SourceResponse response = answered(body);
        response.at = QDateTime(dayOfReply(path).addDays(30), QTime(0, 0), Qt::UTC);
        const ParsedResponse parsed =
            makeSource(u"huggingFace"_s)->parse({.day = dayOfReply(path)}, response);
        checkParsed(parsed, u"huggingFace"_s);
        QVERIFY(parsed.remarks.isEmpty());
        QVERIFY(!parsed.hasMore);
        QCOMPARE(parsed.days.size(), 1);
        const DayReport &day = parsed.days.first();
        QCOMPARE(day.day, dayOfReply(path));
        QCOMPARE(day.status, DayStatus::Complete);
        QCOMPARE(day.papers.size(), list.size());
        for (qsizetype i = 0; i < list.size(); ++i)
            checkPaper(day.papers[i], list[i].toObject());
        entries += list.size();
    }
    QCOMPARE(paths.size(), 43);
    QCOMPARE(entries, 738);
}

BROADSHEET_TEST(TestHuggingFaceCorpus, QCoreApplication)
#include "tst_hugging_face_corpus.moc"
