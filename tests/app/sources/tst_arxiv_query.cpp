// A search of arXiv as a source.
#include "Responses.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);

// Entries of one day each, from `newest` back.
QByteArray page(int count, int total, QDate newest)
{
    QByteArray xml = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:o='o'><o:totalResults>" +
                     QByteArray::number(total) + "</o:totalResults>";
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(i).rightJustified(5, '0');
        const QByteArray day = newest.addDays(-i).toString(Qt::ISODate).toLatin1();
        xml += "<entry><id>http://arxiv.org/abs/2406." + id + "v2</id><updated>" + day +
               "T23:00:00Z</updated><published>" + day + "T17:59:59Z</published><title>T" + id +
               "</title><summary>S</summary></entry>";
    }
    return xml + "</feed>";
}

ParsedResponse parse(const QByteArray &body, int pageNumber = 0, QDate since = {}, int status = 200)
{
    return makeSource(u"arxivQuery-x"_s)
        ->parse({.day = today, .page = pageNumber, .since = since}, answered(body, status));
}

} // namespace

class TestArxivQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void daysOfSubmission();
    void pages();
    void shortPages();
    void errors();
};

void TestArxivQuery::addresses_data()
{
    QTest::addColumn<QString>("sent");
    QTest::newRow("au:hinton AND cat:cs.LG") << u"au%3Ahinton%20AND%20cat%3Acs.LG"_s;
    QTest::newRow("au:del_maestro+AND+ti:%22spin%22")
        << u"au%3Adel_maestro%20AND%20ti%3A%22spin%22"_s;
    QTest::newRow("a&max_results=9#x") << u"a%26max_results%3D9%23x"_s;
}

void TestArxivQuery::addresses()
{
    QFETCH(QString, sent);
    const auto source = makeSource(u"arxivQuery-x"_s);
    const SourceOptions options{.baseUrl = source->defaultBaseUrl(),
                                .query = QString::fromUtf8(QTest::currentDataTag())};
    const QString url =
        source->address(options, {.day = today, .page = 2}).toString(QUrl::FullyEncoded);
    QCOMPARE(url, u"https://export.arxiv.org/api/query?search_query="_s + sent +
                      u"&sortBy=submittedDate&sortOrder=descending&start=200&max_results=100"_s);
    QCOMPARE(source->budget(source->defaultBaseUrl()).name, u"arxiv"_s);
}

void TestArxivQuery::daysOfSubmission()
{
    const ParsedResponse parsed = parse(page(10, 10, today.addDays(-1)));
    QCOMPARE(parsed.days.size(), 10);
    QCOMPARE(parsed.days.first().day, today.addDays(-1));
    QCOMPARE(parsed.days.first().papers.first().id.text, u"2406.00000"_s);
    QCOMPARE(parsed.days.first().papers.first().version, 2);
    QCOMPARE(parsed.days[1].status, DayStatus::SoFar); // more can be announced
    QCOMPARE(parsed.days[8].status, DayStatus::Complete);
    QCOMPARE(parsed.days[9].status, DayStatus::NotFetched); // the list begins in it
    QVERIFY(!parsed.hasMore);
}

void TestArxivQuery::pages()
{
    const QByteArray full = page(100, 250, today);
    QVERIFY(!parse(full).hasMore); // the first time
    QVERIFY(parse(full, 0, today.addDays(-200)).hasMore);
    QVERIFY(parse(full, 0, today.addDays(-99)).hasMore); // the rest of that day
    QVERIFY(!parse(full, 0, today.addDays(-98)).hasMore);
    QVERIFY(!parse(page(50, 250, today), 2, today.addDays(-200)).hasMore);
}

void TestArxivQuery::shortPages()
{
    QCOMPARE(parse(page(0, 250, today)).days.first().status, DayStatus::Failed);
    QCOMPARE(parse(page(99, 250, today)).days.first().status, DayStatus::CutShort);
    QCOMPARE(parse(page(50, 250, today), 2).days.first().status, DayStatus::Complete);
    QCOMPARE(parse(page(0, 0, today)).days.first().status, DayStatus::Complete);
}

void TestArxivQuery::errors()
{
    const QByteArray error =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/api/errors#x</id>"
        "<title>Error</title><summary>incorrect query</summary></entry></feed>";
    for (const int status : {200, 400}) {
        const DayReport day = parse(error, 0, {}, status).days.first();
        QCOMPARE(day.status, DayStatus::Failed);
        QVERIFY(day.problem.endsWith(u"incorrect query"_s));
    }
    QVERIFY(parse("Rate exceeded.", 0, {}, 429).days.first().problem.contains(u"answered"_s));
}

BROADSHEET_TEST(TestArxivQuery, QCoreApplication)
#include "tst_arxiv_query.moc"
