// Days of arXiv that were missed, from its catch-up pages.
#include "Responses.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate day(2024, 6, 12);

// `version`: of the page in HTML, "v3".
QByteArray entry(const QByteArray &id, const QByteArray &version = {},
                 const QByteArray &published = {})
{
    return "<dt><a name='item1'>[1]</a> <a href =\"/abs/" + id + "\" title=\"Abstract\" id=\"" +
           id + "\">arXiv:" + id + "</a> [<a href=\"/pdf/" + id +
           "\" title=\"Download PDF\">pdf</a>, <a href=\"https://arxiv.org/html/" + id + version +
           "\" title=\"View HTML\">html</a>]</dt><dd><div class='meta'>"
           "<div class='list-title mathjax'><span class='descriptor'>Title:</span> A &amp; B</div>"
           "<div class='list-authors'><a href=\"https://arxiv.org/a\">Ada Lovelace</a>, "
           "<a href=\"https://arxiv.org/b\">Alan Turing</a></div>"
           "<div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 9 pages"
           "</div>" +
           published +
           "<div class='list-subjects'><span class='descriptor'>Subjects:</span> "
           "<span class=\"primary-subject\">Computation and Language (cs.CL)</span>; Artificial "
           "Intelligence (cs.AI)</div><p class='mathjax'> The abstract,\n $a &lt; b$. "
           "</p></div></dd>";
}

QByteArray page(const QByteArray &total)
{
    return "<!DOCTYPE html><html><body><p>Total of " + total +
           " entries for Wed, 12 Jun 2024</p><dl id='articles'><h3>New submissions (showing 2 of 2 "
           "entries)</h3>" +
           entry("2406.00001") + entry("2406.00002") + "</dl><dl><h3>Cross-lists</h3>" +
           entry("2406.00003") + "</dl><dl><h3>Replacements</h3>" +
           entry("2401.00001", "v3",
                 "<div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span> "
                 "Tests 7</div><div class='list-doi'><span class='descriptor'>DOI:</span> "
                 "10.1000/t.7</div>") +
           "</dl></body></html>";
}

const QByteArray none = "<html><h1>Catchup</h1><p>No updates for Sun, 16 Jun 2024</p></html>";

ParsedResponse parse(const QByteArray &body, QDate asked = day, int status = 200)
{
    return makeSource(u"arxivCatchup"_s)
        ->parse({.day = asked, .categories = {u"cs.CL"_s}}, answered(body, status));
}

} // namespace

class TestArxivCatchup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses();
    void papers();
    void statuses_data();
    void statuses();
    void hostilePages();
};

void TestArxivCatchup::addresses()
{
    const auto source = makeSource(u"arxivCatchup"_s);
    const SourceOptions options{.baseUrl = source->defaultBaseUrl(),
                                .categories = {u"cs.CL"_s, u"../x"_s, u"hep-th"_s}};
    const QStringList parts = source->parts(options);
    QCOMPARE(parts, (QStringList{u"cs.CL"_s, u"hep-th"_s}));
    const auto address = [&](int list, int page) {
        const SourceRequest request{.day = day, .page = page, .list = list, .categories = parts};
        return source->address(options, request).toString();
    };
    QCOMPARE(address(1, 0), u"https://arxiv.org/catchup/hep-th/2024-06-12?abs=True&page=1"_s);
    QCOMPARE(address(0, 2), u"https://arxiv.org/catchup/cs.CL/2024-06-12?abs=True&page=3"_s);
    QCOMPARE(source->budget({}).window, std::chrono::seconds(15));
}

void TestArxivCatchup::papers()
{
    const ParsedResponse parsed = parse(page("4"));
    const DayReport &report = parsed.days.first();
    QCOMPARE(report.status, DayStatus::Complete);
    QCOMPARE(idsOf(report), (QStringList{u"2406.00001"_s, u"2406.00002"_s, u"2406.00003"_s}));
    const PaperReport &paper = report.papers.first();
    QCOMPARE(paper.title, u"A & B"_s);
    QCOMPARE(paper.authors, (QStringList{u"Ada Lovelace"_s, u"Alan Turing"_s}));
    QCOMPARE(paper.comment, u"9 pages"_s);
    QCOMPARE(paper.categories, (QStringList{u"cs.CL"_s, u"cs.AI"_s}));
    QCOMPARE(paper.texts.first().markdown, u"The abstract,\n $a < b$."_s);
    QVERIFY(!parsed.hasMore);
    const DayReport &updates = parsed.days.at(1);
    QVERIFY(updates.isUpdate);
    QCOMPARE(idsOf(updates), QStringList{u"2401.00001"_s});
    QCOMPARE(updates.papers.first().version, std::optional(3));
    QCOMPARE(updates.papers.first().versionDay, day);
    QCOMPARE(updates.papers.first().journalReference, u"Tests 7"_s);
    QCOMPARE(updates.papers.first().doi, u"10.1000/t.7"_s);
    QVERIFY(!report.papers.first().version);
    QVERIFY(parsed.list && parsed.list->isOfLastList);
    QCOMPARE(parsed.list->total, std::optional(4));
    QCOMPARE(parsed.list->entries.size(), 4); // the replacement as well
    QVERIFY(!makeSource(u"arxivCatchup"_s)
                 ->parse({.day = day, .categories = {u"cs.CL"_s, u"cs.CV"_s}}, answered(page("4")))
                 .list->isOfLastList);
}

void TestArxivCatchup::statuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QDate>("asked");
    QTest::addColumn<DayStatus>("status");
    const QDate today(2024, 6, 20); // the time of the responses
    QTest::newRow("all") << page("4") << 200 << day << DayStatus::Complete;
    QTest::newRow("one is missing") << page("5") << 200 << day << DayStatus::CutShort;
    QTest::newRow("more than a page") << page("2,004") << 200 << day << DayStatus::CutShort;
    QTest::newRow("no total") << page("all") << 200 << day << DayStatus::CutShort;
    QTest::newRow("cut") << page("4").first(1500) << 200 << day << DayStatus::CutShort;
    QTest::newRow("none") << none << 200 << day << DayStatus::Complete;
    QTest::newRow("none yet") << none << 200 << today << DayStatus::NotOpenYet;
    QTest::newRow("ahead") << QByteArray("x") << 400 << today.addDays(1) << DayStatus::NotOpenYet;
    QTest::newRow("too old") << QByteArray("x") << 400 << day << DayStatus::Failed;
    QTest::newRow("throttled") << QByteArray("x") << 429 << day << DayStatus::Failed;
    QTest::newRow("another page") << QByteArray("<html>Sign in</html>") << 200 << day
                                  << DayStatus::Failed;
    QTest::newRow("nothing") << QByteArray() << 200 << day << DayStatus::Failed;
}

void TestArxivCatchup::statuses()
{
    QFETCH(QByteArray, body);
    QFETCH(int, httpStatus);
    QFETCH(QDate, asked);
    const ParsedResponse parsed = parse(body, asked, httpStatus);
    QTEST(parsed.days.first().status, "status");
    QCOMPARE(parsed.days.first().day, asked);
}

void TestArxivCatchup::hostilePages()
{
    for (const QByteArray piece : {"<dt>", "<a href='/abs/2406.00001'", "<div class='list-title'>",
                                   "<p class=mathjax><", "Total of  ", "No updates ", "<dd><h3>"}) {
        const ParsedResponse parsed = parse(piece.repeated(1'000'000 / int(piece.size())));
        QVERIFY(parsed.days.first().status != DayStatus::Complete);
    }
}

BROADSHEET_TEST(TestArxivCatchup, QCoreApplication)
#include "tst_arxiv_catchup.moc"
