// Which papers are the same in Zotero.
#include "Items.h"
#include "support/Runner.h"
#include "zotero/ZoteroHoldings.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

PaperNames names(const PaperId &id, const QString &doi = {})
{
    return namesOf(id, doi);
}

} // namespace

class TestZoteroHoldings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognised_data();
    void recognised();
    void otherPapers_data();
    void otherPapers();
    void byDoi();
    void ownItem();
    void changed();
    void sent();
};

void TestZoteroHoldings::recognised_data()
{
    QTest::addColumn<QString>("json");
    const auto row = [](const char *json) { QTest::newRow(json) << QString::fromUtf8(json); };
    row(R"({"archiveID": "arXiv:2403.14624"})");
    row(R"({"archiveID": "2403.14624v2"})");
    row(R"({"url": "http://arxiv.org/abs/2403.14624v3"})");
    row(R"({"url": "https://www.arxiv.org/pdf/2403.14624.pdf"})");
    row(R"({"url": "https://huggingface.co/papers/2403.14624"})");
    row(R"({"DOI": "10.48550/arXiv.2403.14624"})");
    row(R"({"DOI": "10.48550/ARXIV.2403.14624"})");
    row(R"({"DOI": "https://doi.org/10.48550/arXiv.2403.14624"})");
    row(R"({"url": "https://doi.org/10.48550/arXiv.2403.14624"})");
    row(R"({"extra": "arXiv:2403.14624 [cs.CV]"})");
    row(R"({"extra": "Citation Key: zhang\narXiv: 2403.14624\ntldr: x"})");
    row(R"({"extra": "_eprint: 2403.14624"})");
    row(R"({"extra": "DOI: 10.48550/arXiv.2403.14624"})");
    row(R"({"publicationTitle": "arXiv preprint arXiv:2403.14624"})");
    row(R"({"publicationTitle": "arXiv:2403.14624 [cs]"})");
    row(R"({"reportNumber": "arXiv:2403.14624"})");
}

void TestZoteroHoldings::recognised()
{
    QFETCH(const QString, json);
    ZoteroHoldings zotero;
    zotero.put({u"K"_s, namesOfZoteroItem(parsed(json.toUtf8().constData()))});
    QVERIFY(zotero.has(names({u"2403.14624"_s})));
    QVERIFY(!zotero.has(names({u"2403.14625"_s})));
}

void TestZoteroHoldings::otherPapers_data()
{
    QTest::addColumn<QString>("json");
    const auto row = [](const char *json) { QTest::newRow(json) << QString::fromUtf8(json); };
    row(R"({"title": "MathVerse: Does Your Model See?"})"); // a title is not enough
    row(R"({"abstractNote": "As arXiv:2403.14624 says"})");
    row(R"({"extra": "cites 2403.14624"})");
    row(R"({"url": "https://example.org/2403.14624"})");
    row(R"({"archiveID": 5, "DOI": null, "url": ["2403.14624"]})");
    row(R"({})");
}

void TestZoteroHoldings::otherPapers()
{
    QFETCH(const QString, json);
    ZoteroHoldings zotero;
    zotero.put({u"K"_s, namesOfZoteroItem(parsed(json.toUtf8().constData()))});
    QVERIFY(!zotero.has(names({u"2403.14624"_s})));
}

void TestZoteroHoldings::byDoi()
{
    ZoteroHoldings zotero;
    zotero.put({u"K"_s, namesOfZoteroItem(parsed(R"({"DOI": "10.1145/ABC.12"})"))});
    QVERIFY(zotero.has(names({u"2403.14624"_s}, u"10.1145/abc.12"_s)));
    QVERIFY(zotero.has(names({u"https://doi.org/10.1145/abc.12"_s})));
    QVERIFY(!zotero.has(names({u"2403.14624"_s}, u"10.1145/abc.1"_s)));
    QVERIFY(!zotero.has(names({u"2403.14624"_s})));
}

// What the program sends, it knows again.
void TestZoteroHoldings::ownItem()
{
    Paper paper = arxivPaper();
    for (const QString &doi : {QString(), u"10.1000/xyz"_s}) {
        paper.doi = doi;
        ZoteroHoldings zotero;
        zotero.put({u"K"_s, namesOfZoteroItem(itemOf(paper))});
        QVERIFY(zotero.has(names(paper.id, doi)));
        QVERIFY(zotero.has(names(paper.id)));
    }
}

void TestZoteroHoldings::changed()
{
    ZoteroHoldings zotero;
    zotero.put({u"K1"_s, {u"2403.14624"_s}});
    zotero.put({u"K2"_s, {u"2403.14624"_s}});
    zotero.put({u"K1"_s, {}});
    QVERIFY(zotero.has({u"2403.14624"_s})); // there is another one
    zotero.put({u"K2"_s, {u"doi:10.1/2"_s}});
    QVERIFY(!zotero.has({u"2403.14624"_s}));
    zotero.put({u"K2"_s, {}});
    QCOMPARE(zotero.size(), 2);
}

void TestZoteroHoldings::sent()
{
    ZoteroHoldings zotero;
    zotero.putSent({u"2403.14624"_s});
    QVERIFY(zotero.has({u"2403.14624"_s}));
    zotero.forgetSeen();
    QVERIFY(zotero.has({u"2403.14624"_s})); // it may be in a library that is not read
    zotero.put({u"K"_s, {u"2403.14624"_s}});
    zotero.forgetSeen();
    zotero.put({u"K"_s, {}});
    QVERIFY(!zotero.has({u"2403.14624"_s})); // it was removed there
}

BROADSHEET_TEST(TestZoteroHoldings, QCoreApplication)
#include "tst_zotero_holdings.moc"
