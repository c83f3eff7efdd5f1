// arXiv's announcements and details, from feeds written for these tests.
#include "Responses.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QRandomGenerator>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);

QByteArray sample(const char *name)
{
    return contents(testData(u"sources/"_s + QLatin1StringView(name)));
}

ParsedResponse readFeed(const QByteArray &body, int status = 200)
{
    return makeSource(u"arxivFeed"_s)->parse(askedFor(today), answered(body, status));
}

const QList<PaperId> both{{u"2403.90001"_s}, {u"cs/0501001"_s}};

ParsedResponse readDetails(const QByteArray &body, const QList<PaperId> &asked = both,
                           int status = 200)
{
    return makeSource(u"arxivApi"_s)->parse({.day = {}, .papers = asked}, answered(body, status));
}

QByteArray mutated(QByteArray body, QRandomGenerator &random)
{
    for (int change = random.bounded(1, 4); change > 0; --change) {
        const qsizetype at = random.bounded(int(body.size()));
        if (random.bounded(2) == 0)
            body.remove(at, random.bounded(1, 40));
        else
            body[at] = char(random.bounded(256));
    }
    return body;
}

} // namespace

class TestArxiv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcements_data();
    void announcements();
    void emptyFeed();
    void day_data();
    void day();
    void dayOfItsEntries_data();
    void dayOfItsEntries();
    void namesAndCharacters();
    void noMoreThanTwoThousand();
    void withoutDay();
    void unknownCategory();
    void details();
    void papersItDoesNotKnow();
    void papersTooNewForIt();
    void nothingAtAll();
    void mostAreMissing();
    void refusedQuestions();
    void entriesWithoutId();
    void illegalCharacters();
    void impossibleDays();
    void otherPapers();
    void error();
    void noFeed_data();
    void noFeed();
    void cutAtEveryByte();
    void hostile_data();
    void hostile();
    void mutations();
};

void TestArxiv::announcements_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("Atom") << sample("announcements.atom");
    QTest::newRow("RSS") << sample("announcements.rss");
}

void TestArxiv::announcements()
{
    QFETCH(QByteArray, body);
    const ParsedResponse parsed = readFeed(body);
    checkParsed(parsed, u"arxivFeed"_s);
    QCOMPARE(parsed.days.size(), 2);
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.day, QDate(2024, 3, 22));
    QCOMPARE(day.status, DayStatus::Complete);
    QVERIFY(!day.isUpdate);
    QCOMPARE(day.origin, u"list.example"_s);
    QCOMPARE(idsOf(day), (QStringList{u"2403.90001"_s, u"2403.90002"_s}));
    const PaperReport expected{
        .id = {u"2403.90001"_s},
        .url = u"https://arxiv.org/abs/2403.90001"_s,
        .title = u"Reading Newspapers with <think> & $\\sim$20 Pages"_s,
        .authors = {u"Ada Lovelace"_s, u"Kim Min-ji"_s, u"José Núñez"_s},
        .media = {},
        .texts = {{u"en"_s, u"We read newspapers.\nThen we read them again."_s,
                   TextKind::Abstract}},
        .categories = {u"cs.CL"_s, u"cs.CV"_s},
        .comment = {},
        .doi = u"10.1000/broadsheet.1"_s,
        .version = 1};
    QCOMPARE(day.papers.first(), expected);
    QCOMPARE(day.papers[1].version, std::optional(2));
    QVERIFY(parsed.remarks.isEmpty());
    const DayReport &updates = parsed.days.last();
    QVERIFY(updates.isUpdate);
    QVERIFY(!updates.day.isValid());
    QCOMPARE(updates.source, u"arxivFeed"_s);
    QCOMPARE(updates.at, day.at);
    QCOMPARE(idsOf(updates), (QStringList{u"2401.90003"_s, u"2401.90004"_s}));
    QCOMPARE(updates.papers[0].version, std::optional(4));
    QCOMPARE(updates.papers[0].versionDay, day.day);
    QCOMPARE(updates.papers[0].journalReference, u"Journal of Tests 7 (2024)"_s);
}

void TestArxiv::emptyFeed()
{
    const DayReport day = readFeed("<feed xmlns=\"http://www.w3.org/2005/Atom\">"
                                   "<updated>2024-03-23T04:00:00+00:00</updated></feed>")
                              .days.first();
    QCOMPARE(day.day, QDate(2024, 3, 23));
    QCOMPARE(day.status, DayStatus::Complete);
    QVERIFY(day.papers.isEmpty());
}

void TestArxiv::day_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("RSS") << QByteArray("Fri, 22 Mar 2024 00:00:00 -0400");
    QTest::newRow("RSS, a name") << QByteArray("Fri, 22 Mar 2024 00:00:00 EST");
    QTest::newRow("no weekday") << QByteArray("22 March 2024 00:00");
    QTest::newRow("ISO") << QByteArray("2024-03-22T00:00:00-04:00");
    QTest::newRow("date") << QByteArray("2024-03-22");
}

void TestArxiv::day()
{
    QFETCH(QByteArray, written);
    const ParsedResponse parsed =
        readFeed("<rss><channel><pubDate>" + written + "</pubDate></channel></rss>");
    QCOMPARE(parsed.days.first().day, QDate(2024, 3, 22));
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
}

// The feed is made when someone asks: its own date is then a day ahead in UTC, or wrong.
void TestArxiv::dayOfItsEntries_data()
{
    QTest::addColumn<QByteArray>("made");
    QTest::addColumn<QByteArray>("published");
    const auto row = [](const char *name, const QByteArray &made, const QByteArray &published) {
        QTest::newRow(name) << made << published;
    };
    row("in the evening", "2024-03-23T01:10:00.120934+00:00", "2024-03-22T00:00:00-04:00");
    row("in the night", "2024-03-22T04:10:00+00:00", "2024-03-22T00:00:00-04:00");
    row("wrong", "2024-03-21T08:00:00+00:00", "2024-03-22T00:00:00-04:00");
    row("in UTC", "2024-03-23T01:10:00Z", "2024-03-22T04:00:00Z");
    row("of RSS", "Sat, 23 Mar 2024 01:10:00 +0000", "Fri, 22 Mar 2024 00:00:00 -0400");
    row("of RSS, in UTC", "Sat, 23 Mar 2024 01:10:00 GMT", "Fri, 22 Mar 2024 04:00:00 GMT");
    row("not said of the feed", "", "2024-03-22T00:00:00-04:00");
    row("not said of the entries, evening", "2024-03-23T01:10:00.5+00:00", "");
}

void TestArxiv::dayOfItsEntries()
{
    QFETCH(const QByteArray, made);
    QFETCH(const QByteArray, published);
    const auto entry = [&](const QByteArray &id, const QByteArray &day) -> QByteArray {
        return "<entry><id>oai:arXiv.org:" + id + "v1</id><title>T</title><published>" + day +
               "</published></entry>";
    };
    const ParsedResponse parsed =
        readFeed("<feed><updated>" + made + "</updated>" + entry("2403.00001", published) +
                 entry("2403.00002", published) + entry("2403.00003", "2024-03-19T00:00:00-04:00") +
                 "</feed>");
    const QDate expected = published.isEmpty() ? QDate(2024, 3, 19) : QDate(2024, 3, 22);
    QCOMPARE(parsed.days.first().day, expected);
    QCOMPARE(parsed.days.first().papers.size(), 3);
    const ParsedResponse empty = readFeed("<feed><updated>" + made + "</updated></feed>");
    if (made.startsWith("2024-03-23T01:10:00."))
        QCOMPARE(empty.days.first().day, QDate(2024, 3, 22)); // still Friday in New York
}

// Journals have an element for each author, and feeds use HTML's names of characters.
void TestArxiv::namesAndCharacters()
{
    const auto entry = [](const QByteArray &creators) -> QByteArray {
        return "<item><guid>oai:arXiv.org:2403.00001v1</guid>"
               "<pubDate>Fri, 22 Mar 2024 00:00:00 -0400</pubDate><title>Caf&eacute;&nbsp;&mdash; "
               "x&shy;y</title>" +
               creators + "</item>";
    };
    const auto paper = [&](const QByteArray &creators) {
        return readFeed("<rss><channel>" + entry(creators) + "</channel></rss>")
            .days.first()
            .papers.value(0);
    };
    const QStringList both{u"Jane Roe"_s, u"Min Park"_s};
    QCOMPARE(paper("").title, u"Café — x\u00ADy"_s);
    for (const QByteArray creators :
         {"<dc:creator>Jane Roe, Min Park</dc:creator>",
          "<dc:creator>Roe, Jane; Park, Min</dc:creator>",
          "<dc:creator>Roe, Jane</dc:creator><dc:creator>Park, Min</dc:creator>",
          "<dc:creator>Jane Roe and Min Park</dc:creator>"})
        QCOMPARE(paper(creators).authors, both);
    QCOMPARE(paper(R"(<dc:creator>Andr\'e Dubois, {\L}ukasz Nowak</dc:creator>)").authors,
             (QStringList{u"André Dubois"_s, u"Łukasz Nowak"_s}));
}

// arXiv sends 2,000 entries at most and does not say that there are more.
void TestArxiv::noMoreThanTwoThousand()
{
    QByteArray body = "<feed><updated>2024-03-22T00:00:00-04:00</updated>";
    for (int i = 1; i <= 1999; ++i)
        body += "<entry><id>oai:arXiv.org:2403." + QByteArray::number(10000 + i) +
                "v1</id><title>T</title></entry>";
    QCOMPARE(readFeed(body + "</feed>").days.first().status, DayStatus::Complete);
    QVERIFY(!readFeed(body + "</feed>").isRefused);
    body += "<entry><id>oai:arXiv.org:2403.19999v1</id><title>T</title></entry></feed>";
    const ParsedResponse parsed = readFeed(body);
    QCOMPARE(parsed.days.first().status, DayStatus::CutShort);
    QVERIFY(parsed.days.first().problem.contains(u"2,000"_s) ||
            parsed.days.first().problem.contains(u"2000"_s));
    QCOMPARE(parsed.days.first().papers.size(), 2000);
    QVERIFY(parsed.isRefused); // a request for one category may bring the others
}

void TestArxiv::withoutDay()
{
    QByteArray body = sample("announcements.rss");
    body.replace("pubDate", "other").replace("lastBuildDate", "other");
    const ParsedResponse parsed = readFeed(body);
    checkParsed(parsed, u"arxivFeed"_s);
    QCOMPARE(parsed.days.size(), 3);
    QCOMPARE(parsed.days[0].day, today);
    QCOMPARE(parsed.days[0].status, DayStatus::Failed);
    for (const int undated : {1, 2}) {
        QVERIFY(!parsed.days[undated].day.isValid());
        QCOMPARE(parsed.days[undated].papers.size(), 2);
        QCOMPARE(parsed.days[undated].isUpdate, undated == 2);
    }
}

void TestArxiv::unknownCategory()
{
    for (const int status : {400, 404}) {
        const DayReport day = readFeed("no", status).days.first();
        QCOMPARE(day.status, DayStatus::Failed);
        QVERIFY(day.problem.contains(u"categories"));
    }
    QVERIFY(readFeed("no", 500).days.first().problem.contains(u"500 Internal Server Error"));
    SourceResponse lost = answered("no", 404);
    lost.problem = u"Lost."_s;
    QCOMPARE(makeSource(u"arxivFeed"_s)->parse(askedFor(today), lost).days[0].problem, u"Lost."_s);
}

void TestArxiv::details()
{
    const ParsedResponse parsed = readDetails(sample("details.atom"));
    checkParsed(parsed, u"arxivApi"_s);
    QCOMPARE(parsed.days.size(), 1);
    const DayReport &report = parsed.days.first();
    QVERIFY(!report.day.isValid());
    QCOMPARE(report.status, DayStatus::Complete);
    const PaperReport expected{
        .id = {u"2403.90001"_s},
        .url = u"https://arxiv.org/abs/2403.90001"_s,
        .title = u"Reading Newspapers with <think> & $\\sim$20 Pages"_s,
        .authors = {u"Ada Lovelace"_s, u"José Núñez, Jr."_s},
        .media = {},
        .texts = {{u"en"_s, u"We read newspapers.\nThen we read them again."_s,
                   TextKind::Abstract}},
        .categories = {u"cs.CV"_s, u"cs.CL"_s},
        .comment = u"20 pages, 3 figures"_s,
        .doi = u"10.1000/broadsheet.1"_s,
        .version = 3,
        .journalReference = u"J. Test 1 (2024)"_s,
        .versionDay = QDate(2024, 3, 25)};
    QCOMPARE(report.papers.first(), expected);
    QCOMPARE(idsOf(report), (QStringList{u"2403.90001"_s, u"cs/0501001"_s}));
    QVERIFY(!parsed.hasMore);
}

void TestArxiv::papersItDoesNotKnow()
{
    QList<PaperId> asked = both;
    asked.insert(1, PaperId{u"2403.99999"_s});
    const DayReport report = readDetails(sample("details.atom"), asked).days.first();
    QCOMPARE(report.status, DayStatus::Complete);
    QCOMPARE(report.papers.size(), 3);
    QCOMPARE(report.papers.last().id.text, u"2403.99999"_s);
    QVERIFY(report.papers.last().title.isEmpty());
}

// A paper that is too new for the service is asked about again; an old one is not.
void TestArxiv::papersTooNewForIt()
{
    QList<PaperId> asked = both;
    asked += {PaperId{u"2406.09999"_s}, PaperId{u"2406.19999"_s}, PaperId{u"2405.09999"_s}};
    QList<PaperId> unknown;
    const ParsedResponse parsed = readDetails(sample("details.atom"), asked);
    for (const PaperReport &paper : parsed.days.first().papers)
        if (paper.title.isEmpty())
            unknown.append(paper.id);
    QCOMPARE(unknown, (QList<PaperId>{{u"2405.09999"_s}}));
    const QByteArray empty = "<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>";
    QVERIFY(readDetails(empty, {{u"2406.09999"_s}}).days.first().papers.isEmpty());
}

// A single paper may be unknown. When none of several is known, the service is at fault.
void TestArxiv::nothingAtAll()
{
    const QByteArray empty = "<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>";
    QCOMPARE(readDetails(empty, {both.first()}).days.first().papers.size(), 1);
    const DayReport report = readDetails(empty).days.first();
    QCOMPARE(report.status, DayStatus::Failed);
    QVERIFY(report.papers.isEmpty());
}

// When most papers are missing from a list, all of them are asked about again.
void TestArxiv::mostAreMissing()
{
    QList<PaperId> asked = both;
    for (int i = 0; i < 30; ++i)
        asked.append(PaperId{u"2403.8%1"_s.arg(i, 4, 10, QLatin1Char('0'))});
    const ParsedResponse parsed = readDetails(sample("details.atom"), asked);
    checkParsed(parsed, u"arxivApi"_s);
    QCOMPARE(parsed.days.first().status, DayStatus::CutShort);
    QCOMPARE(parsed.days.first().papers.size(), 2);
    QVERIFY(parsed.days.first().problem.contains(u"30"));
    QVERIFY(!parsed.isRefused);
}

// An id that the service refuses must not block the others.
void TestArxiv::refusedQuestions()
{
    for (const int status : {400, 413, 414}) {
        const ParsedResponse many = readDetails("no", both, status);
        QVERIFY(many.isRefused);
        QCOMPARE(many.days.first().status, DayStatus::Failed);
        const ParsedResponse one = readDetails("no", {both.first()}, status);
        QVERIFY(!one.isRefused);
        QCOMPARE(one.days.first().status, DayStatus::Complete);
        QCOMPARE(idsOf(one.days.first()), QStringList{both.first().text});
        QCOMPARE(one.remarks.size(), 1);
    }
    for (const int status : {404, 503}) { // no service at this address, or a broken one
        const ParsedResponse away = readDetails("no", {both.first()}, status);
        QVERIFY(!away.isRefused);
        QCOMPARE(away.days.first().status, DayStatus::Failed);
        QVERIFY(away.days.first().papers.isEmpty());
    }
}

void TestArxiv::entriesWithoutId()
{
    const QByteArray nobody = "<entry><id></id><title>Nobody</title>"
                              "<link href=\"https://arxiv.org/abs/\"/></entry></feed>";
    const ParsedResponse parsed = readFeed(sample("announcements.atom").replace("</feed>", nobody));
    checkParsed(parsed, u"arxivFeed"_s);
    QCOMPARE(parsed.days.first().status, DayStatus::CutShort);
    QCOMPARE(parsed.days.first().papers.size(), 2);
    QVERIFY(parsed.days.first().problem.startsWith(u"1 of "));
}

void TestArxiv::illegalCharacters()
{
    for (const QByteArray &illegal :
         QByteArrayList{"&#27;", "&#x1B;", "&#0;", "\x1b", "&#031;", "&#xD800;", "&#xFFFE;",
                        "&#1114112;", "\xEF\xBF\xBF"}) {
        const QByteArray feed =
            sample("announcements.atom")
                .replace("<title>Reading", QByteArray("<title>" + illegal + "Reading"));
        const ParsedResponse parsed = readFeed(feed);
        checkParsed(parsed, u"arxivFeed"_s);
        QCOMPARE(parsed.days.first().status, DayStatus::Complete);
        QCOMPARE(parsed.days.first().papers.size(), 2);
        QVERIFY(parsed.days.first().papers.first().title.startsWith(u"Reading Newspapers"));
        QVERIFY(parsed.remarks.first().contains(u"XML forbids"));
    }
    const auto detailsWith = [](const QByteArray &written) {
        return readDetails(sample("details.atom").replace("Reading", written));
    };
    const ParsedResponse mended = detailsWith("&#27;Reading");
    QCOMPARE(mended.days.first(), detailsWith("Reading").days.first());
    QCOMPARE(mended.remarks.size(), 1);
    QVERIFY(detailsWith("&#9;&#x31;").remarks.isEmpty()); // these are allowed
    QVERIFY(readDetails(sample("details.atom").chopped(20)).remarks.isEmpty());
}

void TestArxiv::impossibleDays()
{
    for (const QByteArray &written : {QByteArray("2031-01-01"), QByteArray("1066-10-14")}) {
        const ParsedResponse parsed =
            readFeed("<rss><channel><pubDate>" + written + "</pubDate></channel></rss>");
        QCOMPARE(parsed.days.first().day, today);
        QCOMPARE(parsed.days.first().status, DayStatus::Failed);
    }
}

void TestArxiv::otherPapers()
{
    const ParsedResponse parsed = readDetails(sample("details.atom"), {both.last()});
    QCOMPARE(idsOf(parsed.days.first()), QStringList{u"cs/0501001"_s});
    QCOMPARE(parsed.remarks.size(), 1);
}

void TestArxiv::error()
{
    const QByteArray entry = "<entry><id>http://arxiv.org/api/errors#incorrect_id</id>"
                             "<title>Error</title><summary>incorrect id format for x</summary>"
                             "</entry>";
    const QByteArray feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + entry + "</feed>";
    const DayReport report = readDetails(feed).days.first();
    QCOMPARE(report.status, DayStatus::Failed);
    QVERIFY(report.problem.contains(u"incorrect id format for x"));
    QVERIFY(report.papers.isEmpty());
    const QByteArray end = entry + "</feed>";
    const DayReport mixed =
        readDetails(sample("details.atom").replace("</feed>", end)).days.first();
    QCOMPARE(mixed.status, DayStatus::CutShort);
    QCOMPARE(mixed.papers.size(), 2);
}

void TestArxiv::noFeed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><br></html>");
    QTest::newRow("well-formed page") << QByteArray("<html><entry/></html>");
    QTest::newRow("text") << QByteArray("Rate exceeded.");
    QTest::newRow("JSON") << QByteArray("[]");
    QTest::newRow("other XML") << QByteArray("<?xml version=\"1.0\"?><sitemap/>");
}

void TestArxiv::noFeed()
{
    QFETCH(QByteArray, body);
    for (const ParsedResponse &parsed : {readFeed(body), readDetails(body)}) {
        QCOMPARE(parsed.days.size(), 1);
        QCOMPARE(parsed.days.first().status, DayStatus::Failed);
        QVERIFY(parsed.days.first().problem.contains(u"list.example"));
        QVERIFY(parsed.days.first().papers.isEmpty());
    }
}

void TestArxiv::cutAtEveryByte()
{
    const QByteArray feed = sample("announcements.atom").trimmed();
    const QStringList announced = idsOf(readFeed(feed).days.first());
    for (qsizetype size = 0; size < feed.size(); ++size) {
        const ParsedResponse parsed = readFeed(feed.first(size));
        checkParsed(parsed, u"arxivFeed"_s);
        const DayReport &day = parsed.days.first();
        QCOMPARE(day.status, day.papers.isEmpty() ? DayStatus::Failed : DayStatus::CutShort);
        QCOMPARE(idsOf(day), announced.first(day.papers.size()));
    }
    const QByteArray api = sample("details.atom").trimmed();
    const QList<PaperReport> known = readDetails(api).days.first().papers;
    for (qsizetype size = 0; size < api.size(); ++size) {
        const DayReport report = readDetails(api.first(size)).days.first();
        QCOMPARE(report.status, report.papers.isEmpty() ? DayStatus::Failed : DayStatus::CutShort);
        QCOMPARE(report.papers, known.first(report.papers.size()));
    }
}

void TestArxiv::hostile_data()
{
    QTest::addColumn<QByteArray>("body");
    QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE feed [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c <= 'k'; ++c)
        bomb += QByteArray("<!ENTITY ") + c + " \"" +
                QByteArray("&" + QByteArray(1, char(c - 1)) + ";").repeated(10) + "\">";
    bomb += "]><feed><updated>2024-03-22</updated><entry><id>2403.90001</id><title>&k;</title>"
            "</entry></feed>";
    QTest::newRow("entities") << bomb;
    QTest::newRow("outside file") << QByteArray(
        "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        "<feed><entry><id>2403.77777</id><title>&x;</title></entry></feed>");
    QTest::newRow("deep") << QByteArray("<feed><entry><title>" +
                                        QByteArray("<a>").repeated(300'000));
    QTest::newRow("deep authors") << QByteArray("<feed><entry><author>" +
                                                QByteArray("<author>").repeated(300'000));
    QTest::newRow("NUL") << QByteArray("<feed><entry>" + QByteArray(3, '\0') + "</entry></feed>");
    QTest::newRow("no UTF-8") << QByteArray("<feed><entry><title>\xFF\xFE</title></entry></feed>");
}

void TestArxiv::hostile()
{
    QFETCH(QByteArray, body);
    for (const ParsedResponse &parsed : {readFeed(body), readDetails(body)}) {
        QCOMPARE(parsed.days.first().status, DayStatus::Failed);
        for (const DayReport &day : parsed.days)
            for (const PaperReport &paper : day.papers)
                QVERIFY(paper.title.isEmpty());
    }
}

void TestArxiv::mutations()
{
    QRandomGenerator random(20240322);
    const QByteArray feed = sample("announcements.rss");
    const QByteArray api = sample("details.atom");
    for (int i = 0; i < 2000; ++i) {
        checkParsed(readFeed(mutated(feed, random)), u"arxivFeed"_s);
        checkParsed(readDetails(mutated(api, random)), u"arxivApi"_s);
    }
}

BROADSHEET_TEST(TestArxiv, QCoreApplication)
#include "tst_arxiv.moc"
