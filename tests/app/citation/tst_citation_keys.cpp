#include "Papers.h"
#include "support/Runner.h"

#include "citation/CitationKey.h"
#include "citation/Reference.h"

#include <QSet>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestCitationKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreLegible_data();
    void keysAreLegible();
    void papersOutsideArxivHaveKeys();
    void yearsComeFromIdsOrDays();
    void patternsOfTheReader_data();
    void patternsOfTheReader();
    void whatIsWrongWithAPattern_data();
    void whatIsWrongWithAPattern();
    void lettersTellPapersApart();
    void aKeyThatWasGivenStays();
};

void TestCitationKeys::keysAreLegible_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *key, const QString &id, const QString &author,
                        const QString &title) { QTest::newRow(key) << id << author << title; };
    row("zhang2024mathverse-2403.14624", u"2403.14624"_s, u"Renrui Zhang"_s, u"MathVerse: It"_s);
    row("nunez1999third-cs-9912017", u"cs/9912017"_s, u"Ana Díaz Núñez"_s, u"The Third: A Story"_s);
    row("kim2024chulon-2403.00027", u"2403.00027"_s, u"김하늘"_s, u"추론"_s);
    row("wang2024daxing-2403.00001", u"2403.00001"_s, u"王小明"_s, u"大型 模型"_s);
    row("deepseekteam2024v3-2412.00001", u"2412.00001"_s, u"DeepSeek Team"_s, u"V3"_s);
    row("vangool2024aflow-2412.00002", u"2412.00002"_s, u"Luc Van Gool"_s, u"$\\alpha$-Flow"_s);
    row("anon2024-2412.00003", u"2412.00003"_s, {}, u"🤗"_s);
}

void TestCitationKeys::keysAreLegible()
{
    QFETCH(QString, id);
    QFETCH(QString, author);
    QFETCH(QString, title);
    Paper paper;
    paper.id = PaperId{id};
    paper.title = title;
    if (!author.isEmpty())
        paper.authors = {author};
    QCOMPARE(citationKey(paper), QString::fromLatin1(QTest::currentDataTag()));
}

void TestCitationKeys::papersOutsideArxivHaveKeys()
{
    QSet<QString> keys;
    for (const QString &id : {u"title:nothing known"_s, u"title:nothing more"_s}) {
        Paper paper = barePaper();
        paper.id = PaperId{id};
        keys.insert(citationKey(paper));
        QVERIFY(citationKey(paper).startsWith(u"anonnothing-"_s));
    }
    QCOMPARE(keys.size(), 2);
}

void TestCitationKeys::yearsComeFromIdsOrDays()
{
    Paper paper = barePaper();
    QVERIFY(!yearOf(paper));
    QCOMPARE(referenceTo(paper).month, 0);
    paper.days = {QDate(2023, 12, 31), QDate(2024, 1, 1)};
    QCOMPARE(yearOf(paper), 2023);
    QCOMPARE(referenceTo(paper).month, 12);
    paper.id.text = u"hep-th/9108028"_s;
    QCOMPARE(yearOf(paper), 1991);
    QCOMPARE(referenceTo(paper).month, 8);
    paper.id.text = u"2403.14624"_s;
    QCOMPARE(yearOf(paper), 2024);
    QCOMPARE(referenceTo(paper).month, 3);
}

void TestCitationKeys::patternsOfTheReader_data()
{
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *key, const QString &pattern) { QTest::newRow(key) << pattern; };
    row("zhang2024mathverse-2403.14624", {});
    row("zhang2024mathverse-2403.14624", u"  "_s);
    row("zhang2024", u"[auth][year]"_s);
    row("Zhang2024", u"[auth:capitalize][year]"_s);
    row("ZHANG24", u"[auth:upper][shortyear]"_s);
    row("zhangmaatenkimetal", u"[authors]"_s);
    row("ZhangMaatenKimEtal_24", u"[authors:capitalize]_[shortyear]"_s);
    row("mathversedoesit", u"[shorttitle]"_s);
    row("MathverseDoesIt", u"[shorttitle:capitalize]"_s);
    row("ref/zhang:2403.14624", u"ref/[auth:lower]:[arxiv]"_s);
    row("zhang", u"-[auth]-"_s);
}

void TestCitationKeys::patternsOfTheReader()
{
    QFETCH(QString, pattern);
    Paper paper = citedPaper();
    paper.authors = {u"Renrui Zhang"_s, u"Laurens van der Maaten"_s, u"김하늘"_s, u"A B"_s};
    const Result<KeyPattern> read = KeyPattern::from(pattern);
    QVERIFY(read);
    QCOMPARE(read->keyOf(paper), QString::fromLatin1(QTest::currentDataTag()));
}

void TestCitationKeys::whatIsWrongWithAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("[autor]") << u"[autor][year]"_s;
    QTest::newRow("[auth:bold]") << u"[auth:bold]"_s;
    QTest::newRow("[year") << u"[auth][year"_s;
    QTest::newRow("]") << u"auth][year]"_s;
    QTest::newRow(",") << u"[auth],[year]"_s;
    QTest::newRow("{") << u"{[auth]}"_s;
    QTest::newRow("é") << u"é[auth]"_s;
    QTest::newRow("no field") << u"paper"_s;
    QTest::newRow("200") << u"[auth]"_s + QString(200, u'x');
}

void TestCitationKeys::whatIsWrongWithAPattern()
{
    QFETCH(QString, pattern);
    const Result<KeyPattern> read = KeyPattern::from(pattern);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Usage);
    const QString wrong =
        QString::fromUtf8(QTest::currentDataTag()).replace(u"[auth:bold]"_s, u":bold"_s);
    QVERIFY2(read.error().message.contains(wrong), qPrintable(read.error().message));
}

void TestCitationKeys::lettersTellPapersApart()
{
    QStringList keys;
    for (const int place : {0, 1, 2, 26, 27, 52, 53, 702, 703})
        keys.append(keyWithLetters(u"kim"_s, place));
    QCOMPARE(keys, QStringList({u"kim"_s, u"kima"_s, u"kimb"_s, u"kimz"_s, u"kimaa"_s, u"kimaz"_s,
                                u"kimba"_s, u"kimzz"_s, u"kimaaa"_s}));
}

void TestCitationKeys::aKeyThatWasGivenStays()
{
    Paper paper = citedPaper();
    paper.citationKey = u"mine2020"_s;
    QCOMPARE(citationKey(paper), u"mine2020"_s);
    QCOMPARE(referenceTo(paper).key, u"mine2020"_s);
}

BROADSHEET_TEST(TestCitationKeys, QCoreApplication)
#include "tst_citation_keys.moc"
