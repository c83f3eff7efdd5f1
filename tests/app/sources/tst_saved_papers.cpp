// Lists of papers as JSON, in shapes that the samples of real archives do not have.
#include "base/Limits.h"
#include "sources/SavedList.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

SavedList linesOf(const QByteArray &lines)
{
    return readSavedList(lines, u"2024-03-22.jsonl"_s, u"a"_s, SavedPlace::File);
}

} // namespace

class TestSavedPapers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void votes_data();
    void votes();
    void paperOfTheHub();
    void recordOfArxiv();
    void categories_data();
    void categories();
    void paperOfSemanticScholar();
    void paperOfZotero();
    void daysAsKeys();
    void daysInAnyOrder();
    void filesHaveRoomForManyPapers();
    void filesHaveRoomForManyNames();
    void tooManyPapers();
};

void TestSavedPapers::votes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("votes"); // -1: unknown
    QTest::addRow("number") << QByteArray("25") << 25;
    QTest::addRow("zero") << QByteArray("0") << 0;
    QTest::addRow("text") << QByteArray("\"25\"") << 25;
    QTest::addRow("floating point") << QByteArray("25.0") << 25;
    QTest::addRow("negative") << QByteArray("-5") << -1;
    QTest::addRow("negative text") << QByteArray("\"-5\"") << -1;
    QTest::addRow("words") << QByteArray("\"n/a (3 comments)\"") << -1;
    QTest::addRow("empty") << QByteArray("\"\"") << -1;
    QTest::addRow("null") << QByteArray("null") << -1;
}

void TestSavedPapers::votes()
{
    QFETCH(QByteArray, value);
    QFETCH(int, votes);
    const SavedList list =
        linesOf("{\"id\": \"2403.00001\", \"title\": \"T\", \"upvotes\": " + value + "}\n");
    QCOMPARE(list.days.value(0).papers.value(0).votes.value_or(-1), votes);
}

// The reply of the Hub about one paper, which the daily list has as "paper".
void TestSavedPapers::paperOfTheHub()
{
    const SavedList list = linesOf(
        R"({"id": "2403.00001", "title": "T", "upvotes": 3, "ai_summary": "It is short.", )"
        R"("authors": [{"name": "Jane Roe"}, {"name": "Min Park", "hidden": true}], )"
        R"("githubRepo": "https://github.com/a/b", "projectPage": "https://a.example/", )"
        R"("ai_keywords": ["one", "two"], "organization": {"name": "lab", "fullname": "The Lab"}})"
        "\n");
    const PaperReport paper = list.days.value(0).papers.value(0);
    QCOMPARE(paper.authors, QStringList{u"Jane Roe"_s});
    QCOMPARE(paper.votes, 3);
    QCOMPARE(paper.code, u"https://github.com/a/b"_s);
    QCOMPARE(paper.project, u"https://a.example/"_s);
    QCOMPARE(paper.organization, u"The Lab"_s);
    QCOMPARE(paper.keywords, QStringList({u"one"_s, u"two"_s}));
    QCOMPARE(paper.texts.value(0).kind, TextKind::AiSummary);
}

void TestSavedPapers::recordOfArxiv()
{
    const SavedList list =
        linesOf(R"({"id": "2403.00001", "title": "T", "authors": "Jane Roe, Min Park", )"
                R"("categories": "hep-ph cs.CL", "doi": "10.1103/PhysRevD.1.2", )"
                R"j("journal-ref": "Phys. Rev. D 1, 2 (2024)"})j"
                "\n");
    const PaperReport paper = list.days.value(0).papers.value(0);
    QCOMPARE(paper.categories, QStringList({u"hep-ph"_s, u"cs.CL"_s}));
    QCOMPARE(paper.doi, u"10.1103/PhysRevD.1.2"_s);
    QCOMPARE(paper.journalReference, u"Phys. Rev. D 1, 2 (2024)"_s);
}

void TestSavedPapers::categories_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("categories");
    QTest::newRow("commas") << QByteArray(R"("cs.CL, cs.AI")")
                            << QStringList{u"cs.CL"_s, u"cs.AI"_s};
    QTest::newRow("list") << QByteArray(R"(["cs.CL", "stat.ML"])")
                          << QStringList{u"cs.CL"_s, u"stat.ML"_s};
    QTest::newRow("list of one text") << QByteArray(R"(["cs.CL cond-mat.stat-mech"])")
                                      << QStringList{u"cs.CL"_s, u"cond-mat.stat-mech"_s};
    QTest::newRow("words") << QByteArray(R"("machine learning")")
                           << QStringList{u"machine learning"_s};
}

void TestSavedPapers::categories()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QStringList, categories);
    const SavedList list =
        linesOf(R"({"id": "2403.00001", "title": "T", "categories": )" + value + "}\n");
    QCOMPARE(list.days.value(0).papers.value(0).categories, categories);
}

void TestSavedPapers::paperOfSemanticScholar()
{
    const SavedList list = linesOf(
        R"({"paperId":"ab","externalIds":{"DOI":"10.1/x","ArXiv":"2403.00001"},"title":"A",)"
        R"("authors":[{"authorId":"1","name":"Jane Roe"}],"abstract":"Words."})");
    QVERIFY(list.isList);
    const PaperReport paper = list.days[0].papers[0];
    QCOMPARE(paper.id.text, u"2403.00001"_s);
    QCOMPARE(paper.authors, QStringList{u"Jane Roe"_s});
}

void TestSavedPapers::paperOfZotero()
{
    const SavedList list = linesOf(
        R"({"key":"AB","data":{"itemType":"preprint","title":"A","archiveID":"arXiv:2403.00001",)"
        R"("creators":[{"creatorType":"author","firstName":"Jane","lastName":"Roe"}]}})");
    QVERIFY(list.isList);
    const PaperReport paper = list.days[0].papers[0];
    QCOMPARE(paper.id.text, u"2403.00001"_s);
    QCOMPARE(paper.authors, QStringList{u"Jane Roe"_s});
}

void TestSavedPapers::daysAsKeys()
{
    const SavedList list = readSavedList(R"({"2024-03-22": [{"id": "2403.00001", "title": "A"}],
"2024-03-21": [{"id": "2403.00002", "title": "B"}], "note": "x"})",
                                         u"all.json"_s, u"a"_s, SavedPlace::File);
    QCOMPARE(list.days.size(), 2);
    QHash<QString, QDate> days;
    for (const DayReport &day : list.days)
        days.insert(day.papers[0].title, day.day);
    QCOMPARE(days.value(u"A"_s), QDate(2024, 3, 22));
    QCOMPARE(days.value(u"B"_s), QDate(2024, 3, 21));
    QVERIFY(list.diagnostics.isEmpty());
}

void TestSavedPapers::daysInAnyOrder()
{
    const auto line = [](const char *id, const char *day) -> QByteArray {
        return QByteArray("{\"id\": \"2403.0000") + id + "\", \"title\": \"T\", \"date\": \"" +
               day + "\"}\n";
    };
    const SavedList list = linesOf(line("1", "2024-03-22") + line("2", "2024-03-21") +
                                   line("3", "2024-03-22") + line("4", "2024-03-21"));
    QCOMPARE(list.days.size(), 2);
    QCOMPARE(list.days[0].day, QDate(2024, 3, 22));
    QCOMPARE(list.days[0].papers.size(), 2);
    QCOMPARE(list.days[1].papers.value(1).id.text, u"2403.00004"_s);
}

// The limits of replies are not those of files.
void TestSavedPapers::filesHaveRoomForManyPapers()
{
    QByteArray text = "[";
    for (int i = 0; i < 9000; ++i)
        text += QByteArray(i > 0 ? "," : "") + "{\"id\":\"2403." + QByteArray::number(10'000 + i) +
                "\",\"title\":\"T\"}";
    text += "]";
    const QString name = u"2024-03-22.json"_s;
    const SavedList file = readSavedList(text, name, name, SavedPlace::File);
    QCOMPARE(file.days.value(0).papers.size(), 9000);
    QVERIFY(file.diagnostics.isEmpty());
    const SavedList reply = readSavedList(text, name, name, SavedPlace::Reply);
    QCOMPARE(reply.days.value(0).papers.size(), maxListEntries);
    QVERIFY(!reply.problem.isEmpty());
}

void TestSavedPapers::filesHaveRoomForManyNames()
{
    const QByteArray names = QByteArray("\"A B\",").repeated(1000) + "\"C D\"";
    QByteArray lines;
    for (int i = 0; i < 110; ++i)
        lines += "{\"id\":\"2403." + QByteArray::number(10'000 + i) +
                 "\",\"title\":\"T\",\"authors\":[" + names + "]}\n";
    const SavedList list = linesOf(lines);
    const QList<PaperReport> papers = list.days.value(0).papers;
    QCOMPARE(papers.size(), 110);
    QVERIFY(papers.constLast().authors.size() > 1);
    QVERIFY(list.diagnostics.isEmpty());
}

void TestSavedPapers::tooManyPapers()
{
    QByteArray lines;
    for (int i = 0; i <= maxDigestEntries; ++i)
        lines += "{\"id\":\"2" + QByteArray::number(403 + i / 90'000).rightJustified(3, '0') + "." +
                 QByteArray::number(10'000 + i % 90'000) + "\",\"title\":\"T\"}\n";
    const SavedList list = linesOf(lines);
    QCOMPARE(list.days.value(0).papers.size(), maxDigestEntries);
    QCOMPARE(list.diagnostics.size(), 1);
    QCOMPARE(list.diagnostics[0].severity, Diagnostic::Severity::Error);
    QCOMPARE(list.diagnostics[0].line, int(maxDigestEntries) + 1);
}

BROADSHEET_TEST(TestSavedPapers, QCoreApplication)
#include "tst_saved_papers.moc"
