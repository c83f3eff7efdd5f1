// How an entry of the daily list becomes a report, and how a page gives its day a status.
#include "Responses.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);

ParsedResponse readPage(const QByteArray &body, QDate day = today)
{
    return makeSource(u"huggingFace"_s)->parse(askedFor(day), answered(body));
}

QByteArray entry(int number, const QByteArray &more = {})
{
    return "{\"paper\":{\"id\":\"2406." + QByteArray::number(10000 + number) + "\",\"title\":\"T" +
           QByteArray::number(number) + "\"" + more + "}}";
}

QByteArray page(int entries)
{
    QByteArrayList list;
    for (int i = 0; i < entries; ++i)
        list.append(entry(i));
    return "[" + list.join(',') + "]";
}

} // namespace

class TestHuggingFace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyField();
    void fieldsInOtherPlaces();
    void olderMedia();
    void votes_data();
    void votes();
    void links_data();
    void links();
    void manyAuthors();
    void otherDays();
    void impossibleDays();
    void samePaperTwice();
    void pages_data();
    void pages();
    void noPapers();
    void notOpenYet_data();
    void notOpenYet();
    void emptyLists();
    void refusedRedirects();
    void authorsInOtherForms();
};

void TestHuggingFace::everyField()
{
    const ParsedResponse parsed = readPage(R"([{
        "paper": {
            "id": "2406.12345v2", "title": "Reading\n  Newspapers", "summary": "An\nabstract.\n",
            "ai_summary": "In short.", "ai_keywords": ["news", " big  data ", "news", ""],
            "authors": [{"name": "Ada  Lovelace", "hidden": false},
                        {"name": "Hidden One", "hidden": true}, {"name": ""}, {"name": "Bo"}],
            "upvotes": 17, "submittedOnDailyAt": "2024-06-20T00:00:00.000Z",
            "githubRepo": "https://github.com/a/\n b", "githubStars": 5,
            "projectPage": "http://project.example/", "mediaUrls": ["https://m.example/v.mp4"]
        },
        "publishedAt": "1999-01-01T00:00:00.000Z", "numComments": 3,
        "organization": {"name": "lab", "fullname": "The Lab"},
        "thumbnail": "https://t.example/1.png",
        "mediaUrls": ["https://m.example/v.mp4", "/avatars/x.svg", "ftp://no.example/x.png"]
    }])");
    checkParsed(parsed, u"huggingFace"_s);
    QCOMPARE(parsed.days.size(), 1);
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.day, today);
    QCOMPARE(day.status, DayStatus::Complete);
    QCOMPARE(day.origin, u"list.example"_s);
    QCOMPARE(day.at, answered({}).at);
    const PaperReport expected{.id = {u"2406.12345"_s},
                               .url = u"https://arxiv.org/abs/2406.12345"_s,
                               .title = u"Reading Newspapers"_s,
                               .votes = 17,
                               .authors = {u"Ada Lovelace"_s, u"Bo"_s},
                               .media = {u"https://t.example/1.png"_s, u"https://m.example/v.mp4"_s,
                                         u"https://huggingface.co/avatars/x.svg"_s},
                               .texts = {{u"en"_s, u"An\nabstract."_s, TextKind::Abstract},
                                         {u"en"_s, u"In short."_s, TextKind::AiSummary}},
                               .categories = {},
                               .comment = {},
                               .code = u"https://github.com/a/b"_s,
                               .project = u"http://project.example/"_s,
                               .organization = u"The Lab"_s,
                               .keywords = {u"news"_s, u"big data"_s},
                               .doi = {},
                               .comments = 3,
                               .stars = 5};
    QCOMPARE(day.papers, QList<PaperReport>{expected});
}

void TestHuggingFace::fieldsInOtherPlaces()
{
    const PaperReport paper = readPage(R"([{"paper": {"id": "2406.00001", "title": null,
                 "organization": {"name": "lab", "fullname": ""}},
                 "title": "Outer", "summary": "Outer abstract"}])")
                                  .days.first()
                                  .papers.first();
    QCOMPARE(paper.title, u"Outer"_s);
    QCOMPARE(paper.texts.first().markdown, u"Outer abstract"_s);
    QCOMPARE(paper.organization, u"lab"_s);
    QVERIFY(!paper.votes);
    QVERIFY(!paper.comments);
}

void TestHuggingFace::olderMedia()
{
    const PaperReport paper = readPage(R"([{"paper": {"id": "2406.00001"},
                                       "mediaUrl": "https://m.example/1.png"}])")
                                  .days.first()
                                  .papers.first();
    QCOMPARE(paper.media, QStringList{u"https://m.example/1.png"_s});
}

void TestHuggingFace::votes_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<int>("votes"); // -1: unknown
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("whole") << QByteArray("12.0") << 12;
    QTest::newRow("largest") << QByteArray("2147483647") << 2147483647;
    QTest::newRow("digits") << QByteArray("\"17\"") << 17;
    for (const char *unknown : {"-1", "2147483648", "1e30", "1.5", "null", "[3]", "true", "\"\"",
                                "\"-3\"", "\"3k\"", "\"99999999999\""})
        QTest::newRow(unknown) << QByteArray(unknown) << -1;
}

void TestHuggingFace::votes()
{
    QFETCH(QByteArray, written);
    const ParsedResponse parsed = readPage("[" + entry(1, ",\"upvotes\":" + written) + "]");
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    QTEST(parsed.days.first().papers.first().votes.value_or(-1), "votes");
}

void TestHuggingFace::links_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("link");
    QTest::newRow("https") << QByteArray("https://x.example/a") << u"https://x.example/a"_s;
    QTest::newRow("line break") << QByteArray("https://x.example/\\na") << u"https://x.example/a"_s;
    QTest::newRow("script") << QByteArray("javascript:alert(1)") << QString();
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << QString();
    QTest::newRow("no scheme") << QByteArray("owner/name") << QString();
}

void TestHuggingFace::links()
{
    QFETCH(QByteArray, written);
    const PaperReport paper = readPage("[" +
                                       entry(1, ",\"githubRepo\":\"" + written +
                                                    "\",\"projectPage\":\"" + written + "\"") +
                                       "]")
                                  .days.first()
                                  .papers.first();
    QTEST(paper.code, "link");
    QTEST(paper.project, "link");
}

void TestHuggingFace::manyAuthors()
{
    QByteArrayList names;
    QStringList expected;
    for (int i = 0; i < 664; ++i) {
        names.append("{\"name\":\"Author " + QByteArray::number(i) + "\",\"hidden\":false}");
        expected.append(u"Author "_s + QString::number(i));
    }
    const ParsedResponse parsed =
        readPage("[" + entry(1, ",\"authors\":[" + names.join(',') + "]") + "]");
    QCOMPARE(parsed.days.first().papers.first().authors, expected);
}

void TestHuggingFace::otherDays()
{
    const QByteArray yesterday = ",\"submittedOnDailyAt\":\"2024-06-19T23:30:00.000-02:00\"";
    const QByteArray before = ",\"submittedOnDailyAt\":\"2024-06-18T05:00:00Z\"";
    const ParsedResponse parsed = readPage("[" + entry(1, before) + "," + entry(2, yesterday) +
                                           "," + entry(3) + "," + entry(4, before) + "]");
    checkParsed(parsed, u"huggingFace"_s);
    QCOMPARE(parsed.days.size(), 2);
    QCOMPARE(parsed.days[0].day, today);
    QCOMPARE(parsed.days[0].status, DayStatus::Complete);
    QCOMPARE(idsOf(parsed.days[0]), (QStringList{u"2406.10002"_s, u"2406.10003"_s}));
    QCOMPARE(parsed.days[1].day, QDate(2024, 6, 18));
    QCOMPARE(parsed.days[1].status, DayStatus::NotFetched);
    QCOMPARE(idsOf(parsed.days[1]), (QStringList{u"2406.10001"_s, u"2406.10004"_s}));
    QCOMPARE(parsed.days[1].at, parsed.days[0].at);
}

void TestHuggingFace::impossibleDays()
{
    for (const char *day : {"9999-12-31T00:00:00Z", "0001-01-01T00:00:00Z", "soon", ""}) {
        const ParsedResponse parsed =
            readPage("[" + entry(1, QByteArray(",\"submittedOnDailyAt\":\"") + day + "\"") + "]");
        QCOMPARE(parsed.days.size(), 1);
        QCOMPARE(idsOf(parsed.days.first()), QStringList{u"2406.10001"_s});
    }
}

void TestHuggingFace::samePaperTwice()
{
    const ParsedResponse parsed =
        readPage("[" + entry(1, ",\"upvotes\":3") + "," + entry(2) + "," +
                 entry(1, ",\"upvotes\":5") + "," + entry(1, ",\"upvotes\":null") + "]");
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.status, DayStatus::Complete);
    QCOMPARE(idsOf(day), (QStringList{u"2406.10001"_s, u"2406.10002"_s}));
    QCOMPARE(day.papers.first().votes, std::optional(5));
}

void TestHuggingFace::pages_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<bool>("hasMore");
    for (const int entries : {0, 1, 49, 51, 99, 101, 150})
        QTest::addRow("%d", entries) << entries << false;
    for (const int entries : {50, 100})
        QTest::addRow("%d", entries) << entries << true;
}

void TestHuggingFace::pages()
{
    QFETCH(int, entries);
    const ParsedResponse parsed = readPage(page(entries));
    QTEST(parsed.hasMore, "hasMore");
    QCOMPARE(parsed.days.first().papers.size(), entries);
}

void TestHuggingFace::noPapers()
{
    const DayReport day = readPage("[]").days.first();
    QCOMPARE(day.status, DayStatus::Complete);
    QVERIFY(day.papers.isEmpty());
    QVERIFY(day.problem.isEmpty());
}

void TestHuggingFace::notOpenYet_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("isNotOpen");
    QTest::newRow("tomorrow") << today.addDays(1) << true;
    QTest::newRow("today") << today << true;
    QTest::newRow("yesterday") << today.addDays(-1) << false;
}

void TestHuggingFace::notOpenYet()
{
    QFETCH(QDate, day);
    QFETCH(bool, isNotOpen);
    const ParsedResponse parsed =
        makeSource(u"huggingFace"_s)
            ->parse(askedFor(day), answered("{\"error\":\"Invalid date\"}", 400));
    checkParsed(parsed, u"huggingFace"_s);
    const DayReport &report = parsed.days.first();
    QCOMPARE(report.day, day);
    QCOMPARE(report.status, isNotOpen ? DayStatus::NotOpenYet : DayStatus::Failed);
    if (!isNotOpen)
        QCOMPARE(report.problem,
                 u"list.example/path?date=1 answered “400 Bad Request”: Invalid date"_s);
}

// An empty list of a day to come does not mean an empty day. Responses are from 20 June.
void TestHuggingFace::emptyLists()
{
    const auto statusOf = [](QDate day) {
        return makeSource(u"huggingFace"_s)
            ->parse(askedFor(day), answered("[]"))
            .days.first()
            .status;
    };
    QCOMPARE(statusOf(QDate(2024, 6, 16)), DayStatus::Complete);
    QCOMPARE(statusOf(QDate(2024, 6, 20)), DayStatus::Complete);
    QCOMPARE(statusOf(QDate(2024, 6, 21)), DayStatus::NotOpenYet);
    QCOMPARE(statusOf(QDate(2031, 1, 1)), DayStatus::NotOpenYet);
}

// A redirect to nowhere brings its own message.
void TestHuggingFace::refusedRedirects()
{
    SourceResponse response = answered({}, 302);
    response.problem = u"It redirects too many times."_s;
    const DayReport report =
        makeSource(u"huggingFace"_s)->parse(askedFor(QDate(2024, 6, 16)), response).days.first();
    QCOMPARE(report.status, DayStatus::Failed);
    QCOMPARE(report.problem, response.problem);
}

void TestHuggingFace::authorsInOtherForms()
{
    const PaperReport paper = readPage(R"([{"paper": {"id": "2406.00001", "authors": [
        "Ada  Lovelace", {"name": "Hidden One", "hidden": "true"}, "",
        {"name": "Bo", "hidden": "false"}, 7]}}])")
                                  .days.first()
                                  .papers.first();
    QCOMPARE(paper.authors, (QStringList{u"Ada Lovelace"_s, u"Bo"_s}));
}

BROADSHEET_TEST(TestHuggingFace, QCoreApplication)
#include "tst_hugging_face.moc"
