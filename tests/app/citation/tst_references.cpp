// RIS and CSL-JSON.
#include "Papers.h"
#include "support/Runner.h"

#include "citation/Citations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestReferences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void risHasAllFields();
    void risLinesStayLines();
    void cslJsonHasAllFields();
    void cslJsonLeavesOutWhatIsUnknown();
    void moreAuthorsAreTold();
    void nothingIsNothing();
};

void TestReferences::risHasAllFields()
{
    const QByteArray expected = R"(TY  - UNPB
ID  - zhang2024mathverse-2403.14624
TI  - MathVerse: Does "It" See 100% of L₂ & <b>한국</b>?\
AU  - Zhang, Renrui
AU  - D'Arcy Jr.
AU  - van der Maaten, Laurens
PY  - 2024
DA  - 2024/03//
AB  - An abstract with α & 5%.
KW  - later
KW  - 50% "math"
DO  - 10.1234/a_b
UR  - https://arxiv.org/abs/2403.14624
L1  - https://arxiv.org/pdf/2403.14624
PB  - arXiv
AN  - arXiv:2403.14624
M3  - cs.CV
ET  - v3
T2  - J. Made Up 12 (2024) 34
C1  - multimodal
N1  - 첫째 줄
N1  - {second} line
ER  - 
)";
    QCOMPARE(toRis({citedPaper()}), expected);
}

void TestReferences::risLinesStayLines()
{
    Paper paper = barePaper();
    paper.title = u"One\nER  - \r\u2028TY  - BOOK"_s;
    paper.tags = {u"a\nER  - "_s};
    const QByteArray ris = toRis({paper, paper});
    QCOMPARE(ris.count("\nER  - "), 2);
    QCOMPARE(ris.count("TI  - One ER - TY - BOOK\n"), 2);
}

void TestReferences::cslJsonHasAllFields()
{
    const QJsonObject expected{
        {u"id"_s, u"zhang2024mathverse-2403.14624"_s},
        {u"type"_s, u"article"_s},
        {u"title"_s, u"MathVerse: Does \"It\" See 100% of L₂ & <b>한국</b>?\\"_s},
        {u"author"_s, QJsonArray{QJsonObject{{u"family"_s, u"Zhang"_s}, {u"given"_s, u"Renrui"_s}},
                                 QJsonObject{{u"literal"_s, u"D'Arcy, Jr."_s}},
                                 QJsonObject{{u"family"_s, u"Maaten"_s},
                                             {u"given"_s, u"Laurens"_s},
                                             {u"non-dropping-particle"_s, u"van der"_s}}}},
        {u"issued"_s, QJsonObject{{u"date-parts"_s, QJsonArray{QJsonArray{2024, 3}}}}},
        {u"publisher"_s, u"arXiv"_s},
        {u"number"_s, u"arXiv:2403.14624"_s},
        {u"genre"_s, u"cs.CV"_s},
        {u"version"_s, u"3"_s},
        {u"DOI"_s, u"10.1234/a_b"_s},
        {u"URL"_s, u"https://arxiv.org/abs/2403.14624"_s},
        {u"abstract"_s, u"An abstract with α & 5%."_s},
        {u"note"_s, u"J. Made Up 12 (2024) 34"_s},
        {u"keyword"_s, u"later, 50% \"math\""_s},
        {u"annote"_s, u"첫째 줄\n{second} line"_s},
        {u"custom"_s, QJsonObject{{u"sourceKeywords"_s, QJsonArray{u"multimodal"_s}}}},
    };
    const QJsonArray items = QJsonDocument::fromJson(toCslJson({citedPaper()})).array();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0].toObject(), expected);
}

void TestReferences::cslJsonLeavesOutWhatIsUnknown()
{
    const QJsonArray items = QJsonDocument::fromJson(toCslJson({barePaper()})).array();
    QCOMPARE(items[0].toObject().keys(), (QStringList{u"id"_s, u"title"_s, u"type"_s}));
}

void TestReferences::moreAuthorsAreTold()
{
    Paper paper = citedPaper();
    paper.authors = {u"Jane Roe"_s};
    QVERIFY(!toRis({paper}).contains("et al.") && !toCslJson({paper}).contains("others"));
    paper.hasMoreAuthors = true;
    QVERIFY(toRis({paper}).contains("AU  - Roe, Jane\nC2  - et al.\n"));
    const QJsonArray items = QJsonDocument::fromJson(toCslJson({paper})).array();
    QCOMPARE(items[0][u"author"][1][u"literal"].toString(), u"others"_s);
}

void TestReferences::nothingIsNothing()
{
    QVERIFY(toRis({}).isEmpty());
    QCOMPARE(QJsonDocument::fromJson(toCslJson({})).array().size(), 0);
}

BROADSHEET_TEST(TestReferences, QCoreApplication)
#include "tst_references.moc"
