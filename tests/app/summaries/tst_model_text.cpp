// The line by which a text says that a model wrote it, and its way through a digest and JSON.
#include "digest/Digest.h"
#include "export/Export.h"
#include "modeltext/ModelText.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

Signature signature()
{
    return {.model = u"gemma3:12b"_s,
            .language = u"ko"_s,
            .at = QDateTime(QDate(2026, 11, 26), QTime(7, 12, 33), QTimeZone::utc()),
            .prompt = u"1a2b3c4d"_s};
}

Paper paperWith(const QList<PaperText> &texts)
{
    return {.id = PaperId{u"2403.00001"_s},
            .title = u"A title"_s,
            .authors = {u"Ada Author"_s},
            .days = {QDate(2024, 3, 22)},
            .texts = texts};
}

PaperText ofModel(const QString &text = u"- **What's New**: 새로운 방법입니다."_s)
{
    return {.source = u"model-ko"_s,
            .language = u"ko"_s,
            .markdown = signedText(text, signature()),
            .kind = TextKind::AiSummary};
}

PaperText abstract()
{
    return {.source = u"arxivApi"_s,
            .language = u"en"_s,
            .markdown = u"We show it."_s,
            .day = QDate(2024, 3, 22),
            .kind = TextKind::Abstract};
}

PaperText ofDigest(const QString &language, const QString &markdown)
{
    return {.source = u"digest"_s,
            .language = language,
            .markdown = markdown,
            .day = QDate(2024, 3, 22)};
}

QList<PaperReport> readBack(const QByteArray &markdown)
{
    return toReports(parseDigest(markdown).digest, u"x.md"_s).value(0).papers;
}

} // namespace

class TestModelText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignatureIsReadBack();
    void aNameCannotBreakTheLine();
    void anAnswerCannotSignForAnother();
    void aPersonsTextIsNotSigned_data();
    void aPersonsTextIsNotSigned();
    void aDigestKeepsIt();
    void aDigestTakesItInsteadOfTheAbstract();
    void aDigestPrefersAPersonsText();
    void aDigestHasBothLanguages();
    void jsonSaysWhoWroteIt();
};

void TestModelText::aSignatureIsReadBack()
{
    const QString text = signedText(u"- a\n- b\n"_s, signature());
    QCOMPARE(text,
             u"- a\n- b\n\n*Written by a model: gemma3:12b · ko · 2026-11-26T07:12:33Z · prompt "
             "1a2b3c4d*"_s);
    QCOMPARE(signatureOf(text), std::optional(signature()));
    QCOMPARE(signatureOf(text + u"\n\n"_s), std::optional(signature()));
}

void TestModelText::aNameCannotBreakTheLine()
{
    Signature odd = signature();
    odd.model = u"a*b · prompt\n`c` <d> [e]"_s + QString(500, u'x');
    const std::optional<Signature> read = signatureOf(signedText(u"text"_s, odd));
    QVERIFY(read);
    QVERIFY(read->model.startsWith("a b prompt c d e"_L1));
    QCOMPARE(read->prompt, odd.prompt);
}

void TestModelText::anAnswerCannotSignForAnother()
{
    Signature other = signature();
    other.model = u"somebody else"_s;
    const QString twice = signedText(signedText(u"text"_s, other), signature());
    QVERIFY(!twice.contains("somebody"_L1));
    QCOMPARE(signatureOf(twice), std::optional(signature()));
}

void TestModelText::aPersonsTextIsNotSigned_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << u"- a"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("not the last line") << signedText(u"a"_s, signature()) + u"\nmore"_s;
    QTest::newRow("no date") << u"*Written by a model: x · ko · soon · prompt 1a2b3c4d*"_s;
    QTest::newRow("no language")
        << u"*Written by a model: x · 2026-11-26T07:12:33Z · prompt 1a2b3c4d*"_s;
    QTest::newRow("bad date")
        << u"*Written by a model: x · ko · 2026-13-26T07:12:33Z · prompt 1a2b3c4d*"_s;
    QTest::newRow("no prompt") << u"*Written by a model: x · ko · 2026-11-26T07:12:33Z*"_s;
}

void TestModelText::aPersonsTextIsNotSigned()
{
    QFETCH(const QString, text);
    QVERIFY(!signatureOf(text));
}

void TestModelText::aDigestKeepsIt()
{
    const QList<PaperReport> papers = readBack(toMarkdown({paperWith({ofModel()})}));
    QCOMPARE(papers.size(), 1);
    const SourceText expected{u"ko"_s, ofModel().markdown, TextKind::AiSummary};
    QCOMPARE(papers.first().texts, QList{expected});
}

void TestModelText::aDigestTakesItInsteadOfTheAbstract()
{
    const QByteArray digest = toMarkdown({paperWith({abstract(), ofModel()})});
    QVERIFY(!digest.contains("We show it."));
    QVERIFY(digest.contains("*Written by a model: gemma3:12b"));
    QCOMPARE(digest.count("### "), 1);
}

void TestModelText::aDigestPrefersAPersonsText()
{
    const QByteArray digest =
        toMarkdown({paperWith({ofDigest(u"ko"_s, u"- 사람이 쓴 글"_s), ofModel()})});
    QVERIFY(digest.contains("사람이 쓴 글"));
    QVERIFY(!digest.contains("Written by a model"));
}

void TestModelText::aDigestHasBothLanguages()
{
    const QByteArray digest =
        toMarkdown({paperWith({ofDigest(u"en"_s, u"- by a person"_s), ofModel()})});
    const QList<PaperReport> papers = readBack(digest);
    QCOMPARE(papers.size(), 1);
    QCOMPARE(papers.first().texts.size(), 2);
    QCOMPARE(papers.first().texts[0].kind, TextKind::Summary);
    QCOMPARE(papers.first().texts[1].kind, TextKind::AiSummary);
}

void TestModelText::jsonSaysWhoWroteIt()
{
    const QByteArray json = toJson({paperWith({abstract(), ofModel()})});
    const QJsonArray texts = QJsonDocument::fromJson(json).array().first()["texts"_L1].toArray();
    QCOMPARE(texts[0]["kind"_L1].toString(), u"abstract"_s);
    QVERIFY(!texts[0].toObject().contains("model"_L1));
    QCOMPARE(texts[1]["kind"_L1].toString(), u"aiSummary"_s);
    QCOMPARE(texts[1]["model"_L1].toString(), u"gemma3:12b"_s);
    QCOMPARE(texts[1]["at"_L1].toString(), u"2026-11-26T07:12:33Z"_s);
    QCOMPARE(texts[1]["prompt"_L1].toString(), u"1a2b3c4d"_s);
}

BROADSHEET_TEST(TestModelText, QCoreApplication)
#include "tst_model_text.moc"
