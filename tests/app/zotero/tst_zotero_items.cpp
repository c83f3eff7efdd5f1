// A paper as Zotero's connector gets it.
#include "Items.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestZoteroItems final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholePreprint();
    void published_data();
    void published();
    void outsideArxiv();
    void names_data();
    void names();
    void othersAreNoCreator();
    void formulas();
    void notes_data();
    void notes();
    void tags();
    void onlyWhatIsKnown();
};

void TestZoteroItems::wholePreprint()
{
    Paper paper = arxivPaper();
    paper.authors.append(u"DeepSeek Team"_s);
    paper.texts = {{.source = u"arxiv"_s,
                    .language = u"en"_s,
                    .markdown = u"We study\nmodels."_s,
                    .day = {},
                    .kind = TextKind::Abstract}};
    paper.keywords = {u"benchmark"_s};
    paper.tags = {u"읽을 것"_s};
    paper.note = u"Good."_s;
    const QJsonObject expected = parsed(R"({
        "id": "S1",
        "itemType": "preprint",
        "title": "MathVerse: Does Your Model See?",
        "creators": [
            {"creatorType": "author", "firstName": "Renrui", "lastName": "Zhang"},
            {"creatorType": "author", "fieldMode": 1, "lastName": "DeepSeek Team"}
        ],
        "abstractNote": "We study models.",
        "date": "2024-03",
        "DOI": "10.48550/arXiv.2403.14624",
        "url": "https://arxiv.org/abs/2403.14624",
        "repository": "arXiv",
        "archiveID": "arXiv:2403.14624",
        "extra": "arXiv:2403.14624 [cs.CV]",
        "libraryCatalog": "arXiv.org",
        "tags": [{"tag": "읽을 것", "type": 0}, {"tag": "benchmark", "type": 1}],
        "notes": [{"note": "<p>Good.</p>"}],
        "attachments": [{
            "title": "PDF",
            "url": "https://arxiv.org/pdf/2403.14624",
            "mimeType": "text/html",
            "snapshot": false
        }]
    })");
    QCOMPARE(itemOf(paper), expected);
}

void TestZoteroItems::published_data()
{
    QTest::addColumn<QString>("doi");
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("shownDoi");
    QTest::newRow("not") << QString() << QString() << u"preprint"_s
                         << u"10.48550/arXiv.2403.14624"_s;
    QTest::newRow("arXiv's DOI") << u"10.48550/arXiv.2403.14624"_s << QString() << u"preprint"_s
                                 << u"10.48550/arXiv.2403.14624"_s;
    QTest::newRow("DOI") << u"10.1038/s41586-023-1"_s << QString() << u"journalArticle"_s
                         << u"10.1038/s41586-023-1"_s;
    QTest::newRow("journal") << QString() << u"Nature 620 (2023)"_s << u"journalArticle"_s
                             << QString();
}

void TestZoteroItems::published()
{
    QFETCH(const QString, doi);
    QFETCH(const QString, journal);
    QFETCH(const QString, type);
    QFETCH(const QString, shownDoi);
    Paper paper = arxivPaper();
    paper.doi = doi;
    paper.journalReference = journal;
    const QJsonObject item = itemOf(paper);
    QCOMPARE(item["itemType"_L1].toString(), type);
    QCOMPARE(item["DOI"_L1].toString(), shownDoi);
    QCOMPARE(item["publicationTitle"_L1].toString(), journal);
    // An article has no archive in Zotero, so it says there where it is on arXiv.
    QCOMPARE(item.contains("archiveID"_L1), type == "preprint"_L1);
    QCOMPARE(item["extra"_L1].toString(), u"arXiv:2403.14624 [cs.CV]"_s);
    QCOMPARE(item["attachments"_L1].toArray().size(), 1);
}

void TestZoteroItems::outsideArxiv()
{
    Paper paper;
    paper.id = {u"https://openreview.net/forum?id=abc"_s};
    paper.title = u"Elsewhere"_s;
    const QJsonObject expected = parsed(R"({
        "id": "S1", "itemType": "preprint", "title": "Elsewhere", "creators": [], "tags": [],
        "notes": [], "attachments": [], "url": "https://openreview.net/forum?id=abc"
    })");
    QCOMPARE(itemOf(paper), expected);
}

void TestZoteroItems::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("creator");
    const auto person = [](const QString &given, const QString &family) {
        return QJsonObject{
            {"creatorType"_L1, u"author"_s}, {"firstName"_L1, given}, {"lastName"_L1, family}};
    };
    const auto whole = [](const QString &name) {
        return QJsonObject{
            {"creatorType"_L1, u"author"_s}, {"fieldMode"_L1, 1}, {"lastName"_L1, name}};
    };
    QTest::newRow("person") << u"Jane Q. Roe"_s << person(u"Jane Q."_s, u"Roe"_s);
    QTest::newRow("particle") << u"Laurens van der Maaten"_s
                              << person(u"Laurens"_s, u"van der Maaten"_s);
    QTest::newRow("suffix") << u"Martin Luther King Jr."_s
                            << person(u"Martin Luther, Jr."_s, u"King"_s);
    QTest::newRow("Korean") << u"김하늘"_s << person(u"하늘"_s, u"김"_s);
    QTest::newRow("Chinese") << u"王小明"_s << person(u"小明"_s, u"王"_s);
    QTest::newRow("team") << u"DeepSeek Team"_s << whole(u"DeepSeek Team"_s);
    QTest::newRow("Korean team") << u"네이버 연구팀"_s << whole(u"네이버 연구팀"_s);
    QTest::newRow("one word") << u"Plato"_s << whole(u"Plato"_s);
}

void TestZoteroItems::names()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonObject, creator);
    Paper paper = arxivPaper();
    paper.authors = {name};
    QCOMPARE(itemOf(paper)["creators"_L1].toArray(), QJsonArray{creator});
}

void TestZoteroItems::othersAreNoCreator()
{
    Paper paper = arxivPaper();
    paper.hasMoreAuthors = true;
    const QJsonObject item = itemOf(paper);
    QCOMPARE(item["creators"_L1].toArray().size(), 1);
    QCOMPARE(item["extra"_L1].toString(), u"arXiv:2403.14624 [cs.CV]\nAuthors: et al."_s);
}

void TestZoteroItems::formulas()
{
    Paper paper = arxivPaper();
    paper.title = u"M$^{2}$UGen and $\\sim$20 tricks for <think> & co"_s;
    QCOMPARE(itemOf(paper)["title"_L1].toString(), u"M²UGen and ∼20 tricks for <think> & co"_s);
}

void TestZoteroItems::notes_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("html");
    QTest::newRow("one line") << u"plain"_s << u"<p>plain</p>"_s;
    QTest::newRow("lines") << u"a\nb\n\n\n c "_s << u"<p>a<br/>b</p><p>c</p>"_s;
    QTest::newRow("tags of HTML") << u"<b>x</b> & \"y\" <script>1</script>"_s
                                  << u"<p>&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot; "
                                     "&lt;script&gt;1&lt;/script&gt;</p>"_s;
    QTest::newRow("Korean") << u"좋은 논문"_s << u"<p>좋은 논문</p>"_s;
}

void TestZoteroItems::notes()
{
    QFETCH(const QString, note);
    QFETCH(const QString, html);
    Paper paper = arxivPaper();
    paper.note = note;
    QCOMPARE(itemOf(paper)["notes"_L1].toArray(), (QJsonArray{QJsonObject{{"note"_L1, html}}}));
}

// What is both is the user's.
void TestZoteroItems::tags()
{
    Paper paper = arxivPaper();
    paper.tags = {u"Robots"_s};
    paper.keywords = {u"robots"_s, u"vision"_s};
    QCOMPARE(itemOf(paper)["tags"_L1].toArray(),
             (QJsonArray{QJsonObject{{"tag"_L1, u"Robots"_s}, {"type"_L1, 0}},
                         QJsonObject{{"tag"_L1, u"vision"_s}, {"type"_L1, 1}}}));
}

void TestZoteroItems::onlyWhatIsKnown()
{
    Paper paper = arxivPaper();
    paper.note = u"  \n "_s;
    const QJsonObject item = itemOf(paper);
    QVERIFY(!item.contains("abstractNote"_L1));
    QVERIFY(!item.contains("publicationTitle"_L1));
    QVERIFY(item["notes"_L1].toArray().isEmpty());
    QVERIFY(item["tags"_L1].toArray().isEmpty());
}

BROADSHEET_TEST(TestZoteroItems, QCoreApplication)
#include "tst_zotero_items.moc"
