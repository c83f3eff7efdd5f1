// Feeds of any kind: RSS, Atom and RDF, as journals and preprint servers send them.
#include "Responses.h"
#include "support/Runner.h"

#include <QRegularExpression>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);

ParsedResponse parse(const QByteArray &body, int status = 200)
{
    return makeSource(u"feed-x"_s)->parse(askedFor(today), answered(body, status));
}

QByteArray rss(const QByteArray &items, const QByteArray &channel = {})
{
    return R"(<?xml version="1.0"?><rss version="2.0" xmlns:dc="d" xmlns:prism="p"><channel>)"
           "<title>A journal</title>" +
           channel + items + "</channel></rss>";
}

PaperReport paperOf(const QByteArray &item, const QByteArray &channel = {})
{
    const ParsedResponse parsed = parse(rss("<item>" + item + "</item>", channel));
    return parsed.days.first().papers.value(0);
}

} // namespace

class TestAnyFeed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identities_data();
    void identities();
    void links_data();
    void links();
    void days_data();
    void days();
    void texts_data();
    void texts();
    void titles_data();
    void titles();
    void rdf();
    void atom();
    void newVersionsAreNoPapersOfTheDay();
    void everyDayIsReported();
    void listsThatEndEarly();
    void pagesThatNameTheirFeeds();
    void addressesOfFeeds();
    void hostileMarkup();
};

void TestAnyFeed::identities_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const QByteArray &item, const QString &id) {
        QTest::newRow(name) << item << id;
    };
    row("arXiv's link", "<link>http://arxiv.org/abs/2406.01234v2</link>", u"2406.01234"_s);
    row("papers.cool", "<link>https://papers.cool/arxiv/2406.01234</link>", u"2406.01234"_s);
    row("arXiv's guid", "<link>https://a.org/1</link><guid>oai:arXiv.org:2406.01234v1</guid>",
        u"2406.01234"_s);
    row("an old id", "<link>https://a.org/1</link><guid>oai:arXiv.org:cs/0501001v1</guid>",
        u"cs/0501001"_s);
    row("arXiv's DOI",
        "<link>https://a.org/1</link><dc:identifier>doi:10.48550/arXiv.2406.01234"
        "</dc:identifier>",
        u"2406.01234"_s);
    row("a bare id", "<link>https://a.org/1</link><guid>2406.01234</guid>", u"2406.01234"_s);
    row("a guid like an old id", "<link>https://a.org/1</link><guid>article/1234567</guid>",
        u"https://a.org/1"_s);
    row("dc:identifier",
        "<link>https://a.org/1</link><dc:identifier>doi:10.1038/S41586-024-1"
        "</dc:identifier>",
        u"https://doi.org/10.1038/s41586-024-1"_s);
    row("prism:doi", "<link>https://a.org/1</link><prism:doi>10.1038/s41586-024-1</prism:doi>",
        u"https://doi.org/10.1038/s41586-024-1"_s);
    row("a link to doi.org", "<link>http://dx.doi.org/10.1038/s41586-024-1</link>",
        u"https://doi.org/10.1038/s41586-024-1"_s);
    row("no DOI", "<link>https://a.org/1</link><dc:identifier>10.x</dc:identifier>",
        u"https://a.org/1"_s);
    row("an address", "<link>HTTPS://A.org:443/x/#top</link>", u"https://a.org/x"_s);
    row("a permanent guid", "<guid>https://a.org/1</guid>", u"https://a.org/1"_s);
    row("a link that is not safe", "<link>javascript:alert(1)</link><title>T</title>",
        u"title:t"_s);
    row("a title alone", "<title>A  Title</title>", u"title:a title"_s);
    row("nothing", "<description>x</description>", {});
}

void TestAnyFeed::identities()
{
    QFETCH(QByteArray, item);
    QTEST(paperOf(item).id.text, "id");
}

void TestAnyFeed::links_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QString>("url");
    const QByteArray item = "<item><link>/p/1</link></item>";
    QTest::newRow("of the feed's page")
        << rss(item, "<link>https://j.org/new/</link>") << u"https://j.org/p/1"_s;
    QTest::newRow("of the feed itself") << rss(item) << u"https://list.example/p/1"_s;
    const auto atom = [](const QByteArray &feed, const QByteArray &entry,
                         const QByteArray &link) -> QByteArray {
        return "<feed xmlns='http://www.w3.org/2005/Atom'" + feed + "><entry" + entry +
               "><link rel='replies' href='no'/><link" + link + "/></entry></feed>";
    };
    QTest::newRow("xml:base of the feed")
        << atom(" xml:base='https://j.org/a/'", "", " href='1'") << u"https://j.org/a/1"_s;
    QTest::newRow("xml:base of the entry")
        << atom(" xml:base='https://j.org/a/'", " xml:base='b/'", " href='1'")
        << u"https://j.org/a/b/1"_s;
    QTest::newRow("xml:base of the link")
        << atom("", " xml:base='https://j.org/a/'", " xml:base='../c/' rel='alternate' href='1'")
        << u"https://j.org/c/1"_s;
}

void TestAnyFeed::links()
{
    QFETCH(QByteArray, feed);
    const ParsedResponse parsed = parse(feed);
    QTEST(parsed.days.first().papers.value(0).url, "url");
    QTEST(parsed.days.first().papers.value(0).id.text, "url");
}

void TestAnyFeed::days_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QDate>("day");
    const auto row = [](const QByteArray &item, QDate day) {
        QTest::newRow(item.constData()) << item << day;
    };
    const auto written = [&row](const QByteArray &date, QDate day) {
        row("<pubDate>" + date + "</pubDate>", day);
    };
    const QDate day(2024, 3, 22);
    for (const char *date :
         {"Fri, 22 Mar 2024 23:30:00 EST", "Fri, 22 Mar 2024 23:30:00 -0500",
          "Fri, 22 Mar 2024 00:00:00 GMT", "22 Mar 24 10:00 PDT", "Fri, 22 March 2024",
          "2024-03-22", "2024-03-22T23:59:59.123+09:00", "2024-03-22 10:00:00", "20240322",
          "2024/3/22", "March 22, 2024", "Mar 22nd 2024", "Fri Mar 22 10:00:00 UTC 2024",
          "Fri, 22-Mar-2024 10:00:00 GMT"})
        written(date, day);
    for (const char *date : {"", "yesterday", "22", "2024", "31 Feb 2024", "0000-00-00",
                             "Mon, 01 Jan 0001 00:00:00 +0000", "2999-01-01"})
        written(date, today);
    row("<dc:date>2024-03-22</dc:date>", day);
    row("<prism:publicationDate>2024-03-22</prism:publicationDate>", day);
    row("<published>2024-03-22T10:00:00Z</published><updated>2024-05-01T10:00:00Z</updated>", day);
    row("<updated>2024-03-22T10:00:00Z</updated>", day);
    row("<dc:date>2024-05-01</dc:date><pubDate>22 Mar 2024</pubDate>", day);
    row("", today);
}

void TestAnyFeed::days()
{
    QFETCH(QByteArray, item);
    QFETCH(QDate, day);
    const ParsedResponse parsed =
        parse(rss("<item><link>https://a.org/1</link>" + item + "</item>"));
    QCOMPARE(parsed.days.size(), 1);
    QCOMPARE(parsed.days.first().day, day);
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    QCOMPARE(parsed.days.first().papers.size(), 1);
}

void TestAnyFeed::texts_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &description, const QString &text) {
        QTest::newRow(name) << description << text;
    };
    row("plain", "<description>One.\n\nTwo &amp; three.</description>", u"One.\n\nTwo & three."_s);
    row("escaped",
        "<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;br/&gt;three&lt;/p&gt;"
        "</description>",
        u"One\n\nTwo\nthree"_s);
    row("CDATA",
        "<description><![CDATA[<div class=\"a>b\">One <b>two</b>  three</div>]]>"
        "</description>",
        u"One two three"_s);
    row("a list",
        "<description>&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;"
        "</description>",
        u"- a\n- b"_s);
    row("a script",
        "<description><![CDATA[a<script>alert('<p>')</script><!-- c --> b]]>"
        "</description>",
        u"a b"_s);
    row("escaped twice", "<description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</description>",
        u"One"_s);
    row("no tags", "<description>if a &lt; b and x &lt;y&gt; 0.5</description>",
        u"if a < b and x < y> 0.5"_s);
    row("what could be a tag",
        "<description>&lt;p&gt;&amp;lt;script&amp;gt;&lt;/p&gt;"
        "</description>",
        u"< script>"_s);
    row("names of HTML",
        "<description>caf&eacute;&nbsp;&ndash; &alpha;&#233;&#x3b2;"
        "</description>",
        u"café\u00A0– αéβ"_s);
    row("content", "<content:encoded>&lt;p&gt;One&lt;/p&gt;</content:encoded>", u"One"_s);
    row("the summary before the content",
        "<content:encoded>All</content:encoded><description>One</description>", u"One"_s);
    row("XHTML", "<summary type='xhtml'><div><p>One<i>!</i></p><p>Two</p></div></summary>",
        u"One!\n\nTwo"_s);
    row("of a picture",
        "<description>One</description><media:description>No"
        "</media:description>",
        u"One"_s);
}

void TestAnyFeed::texts()
{
    QFETCH(QByteArray, description);
    const PaperReport paper = paperOf("<link>https://a.org/1</link>" + description);
    QCOMPARE(paper.texts.size(), 1);
    QTEST(paper.texts.first().markdown, "text");
    QCOMPARE(paper.texts.first().kind, TextKind::Abstract);
}

void TestAnyFeed::titles_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("A &amp; B") << u"A & B"_s;
    QTest::newRow("&lt;i&gt;E. coli&lt;/i&gt; in\n CO&lt;sub&gt;2&lt;/sub&gt;")
        << u"E. coli in CO2"_s;
    QTest::newRow("10&lt;sup&gt;5&lt;/sup&gt; cells") << u"10^5 cells"_s;
    QTest::newRow("&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; &amp;amp;c.") << u"Bold &c."_s;
    QTest::newRow("p &lt; 0.05 and a &lt;b and c&gt; d") << u"p < 0.05 and a <b and c> d"_s;
    QTest::newRow("<![CDATA[Fran&ccedil;ois]]>") << u"François"_s;
    QTest::newRow("A<media:title>picture</media:title>") << u"Apicture"_s;
}

void TestAnyFeed::titles()
{
    const QByteArray title = QByteArray(QTest::currentDataTag());
    QTEST(paperOf("<link>https://a.org/1</link><title>" + title + "</title>").title, "title");
}

void TestAnyFeed::rdf()
{
    const ParsedResponse parsed = parse(
        R"(<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d" xmlns:prism="p">
        <channel rdf:about="https://j.org/rss"><title>J</title><link>https://j.org</link></channel>
        <item rdf:about="https://j.org/1"><title>One</title><link>https://j.org/1?rss=1</link>
        <dc:creator>Ada Lovelace</dc:creator><dc:creator>Alan Turing</dc:creator>
        <dc:date>2024-06-18</dc:date><dc:identifier>doi:10.1101/2024.06.18.1</dc:identifier>
        <dc:subject>Biology</dc:subject><category>Biology</category></item></rdf:RDF>)");
    QCOMPARE(parsed.days.size(), 1);
    QCOMPARE(parsed.days.first().day, QDate(2024, 6, 18));
    const PaperReport paper = parsed.days.first().papers.first();
    QCOMPARE(paper.id.text, u"https://doi.org/10.1101/2024.06.18.1"_s);
    QCOMPARE(paper.url, u"https://j.org/1?rss=1"_s);
    QCOMPARE(paper.title, u"One"_s);
    QCOMPARE(paper.authors, (QStringList{u"Ada Lovelace"_s, u"Alan Turing"_s}));
    QCOMPARE(paper.keywords, QStringList{u"Biology"_s});
    QVERIFY(paper.categories.isEmpty() && !paper.version);
}

void TestAnyFeed::atom()
{
    const ParsedResponse parsed = parse(
        R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>cool</title>
        <updated>2024-06-20T01:00:00Z</updated><entry><id>https://papers.cool/arxiv/2406.00001</id>
        <title>One</title><link href="https://papers.cool/arxiv/2406.00001"/>
        <published>2024-06-19T04:00:00+00:00</published><summary>Text.</summary>
        <author><name>A. Name</name></author><category term="cs.AI"/></entry></feed>)");
    QCOMPARE(parsed.days.first().day, QDate(2024, 6, 19));
    const PaperReport paper = parsed.days.first().papers.first();
    QCOMPARE(paper.id.text, u"2406.00001"_s);
    QCOMPARE(paper.categories, QStringList{u"cs.AI"_s});
    QCOMPARE(paper.authors, QStringList{u"A. Name"_s});
}

// A feed of arXiv at an address that the user typed.
void TestAnyFeed::newVersionsAreNoPapersOfTheDay()
{
    const auto item = [](const QByteArray &id, const QByteArray &type) -> QByteArray {
        return "<item><link>https://arxiv.org/abs/" + id + "</link><guid>oai:arXiv.org:" + id +
               "v2</guid><title>T</title><pubDate>2024-06-19</pubDate><arxiv:announce_type>" +
               type + "</arxiv:announce_type></item>";
    };
    const ParsedResponse parsed =
        parse(rss(item("2406.00001", "new") + item("2406.00002", "cross") +
                  item("2401.00003", "replace") + item("2401.00004", "replace-cross")));
    QCOMPARE(parsed.days.size(), 2);
    QCOMPARE(idsOf(parsed.days[0]), (QStringList{u"2406.00001"_s, u"2406.00002"_s}));
    QVERIFY(parsed.days[1].isUpdate && !parsed.days[1].day.isValid());
    QCOMPARE(idsOf(parsed.days[1]), (QStringList{u"2401.00003"_s, u"2401.00004"_s}));
    QCOMPARE(parsed.days[1].papers[0].version, std::optional(2));
    QCOMPARE(parsed.days[1].papers[0].versionDay, QDate(2024, 6, 19));
}

void TestAnyFeed::everyDayIsReported()
{
    QByteArray items;
    for (const char *day : {"2024-06-19", "2024-06-10", "2024-06-17", "2024-06-10", "2024-06-17"})
        items += "<item><link>https://a.org/" + QByteArray::number(items.size()) +
                 "</link><pubDate>" + day + "</pubDate></item>";
    items += "<item><link>https://a.org/0</link><pubDate>2024-06-01</pubDate></item>"; // again
    const ParsedResponse parsed = parse(rss(items));
    QCOMPARE(parsed.days.size(), 3);
    QCOMPARE(parsed.days[0].day, QDate(2024, 6, 19));
    QCOMPARE(parsed.days[1].day, QDate(2024, 6, 17));
    QCOMPARE(parsed.days[1].papers.size(), 2);
    QCOMPARE(parsed.days[1].status, DayStatus::Complete); // an older day is listed too
    QCOMPARE(parsed.days[2].status, DayStatus::NotFetched);
}

void TestAnyFeed::listsThatEndEarly()
{
    const QByteArray whole = rss("<item><link>https://a.org/1</link></item>");
    const ParsedResponse cut = parse(whole.first(whole.indexOf("</channel>")));
    QCOMPARE(cut.days.first().status, DayStatus::CutShort);
    QCOMPARE(cut.days.first().papers.size(), 1);
    QCOMPARE(parse(rss("")).days.first().status, DayStatus::Complete);
    QCOMPARE(parse(rss("")).days.first().day, today);
    QCOMPARE(parse("").days.first().status, DayStatus::Failed);
    QCOMPARE(parse("{}").days.first().status, DayStatus::Failed);
    QCOMPARE(parse(whole, 503).days.first().status, DayStatus::Failed);
    QCOMPARE(parse("<!DOCTYPE x [<!ENTITY a 'b'>]>" + whole).days.first().status,
             DayStatus::Failed);
}

void TestAnyFeed::pagesThatNameTheirFeeds()
{
    const auto problem = [](const QByteArray &body) { return parse(body).days.first().problem; };
    QCOMPARE(problem("<!doctype html><html><head><LINK rel=\"alternate\" title='a' "
                     "type=\"application/atom+xml\" href='/feed?a=1&amp;b=2'></head></html>"),
             u"list.example/path?date=1 is a web page. Its feed is at "
             "https://list.example/feed?a=1&b=2"_s);
    QVERIFY(problem("<?xml version='1.0'?><!DOCTYPE html><html><link type=application/rss+xml "
                    "href=https://j.org/rss></html>")
                .endsWith(u"https://j.org/rss"_s));
    QVERIFY(problem("<!doctype html><html></html>").contains(u"web page instead of a list"_s));
}

void TestAnyFeed::addressesOfFeeds()
{
    const QUrl url(u"https://j.org/rss/?subject=a%20b"_s);
    QCOMPARE(makeSource(u"feed-x"_s)->address({.baseUrl = url}, askedFor(today)), url);
    QVERIFY(isAcceptableAddress(url) && !isAcceptableBase(url));
    for (const char *address :
         {"http://j.org/rss", "ftp://j.org", "https://me@j.org/x", "x", "https://j.org/x#y", ""})
        QVERIFY2(!isAcceptableAddress(QUrl(QString::fromLatin1(address))), address);
    QVERIFY(isAcceptableAddress(QUrl(u"http://127.0.0.1:1/x?y"_s)));
}

// Each is read in one pass. Read from every "<" to the end, a mebibyte takes minutes.
void TestAnyFeed::hostileMarkup()
{
    for (const QByteArray piece :
         {"<a ", "<a =\"", "<!-- ", "<!", "<?", "<script>", "&#", "&amp;lt;", "<b><i>", "<li>"}) {
        const QByteArray text = piece.repeated(900'000 / int(piece.size()));
        const PaperReport paper = paperOf("<link>https://a.org/1</link><title>T</title>"
                                          "<description><![CDATA[" +
                                          text + "]]></description>");
        QCOMPARE(paper.title, u"T"_s);
        QVERIFY(paper.texts.isEmpty() ||
                !paper.texts.first().markdown.contains(QRegularExpression(u"<[A-Za-z/!?]"_s)));
    }
}

BROADSHEET_TEST(TestAnyFeed, QCoreApplication)
#include "tst_any_feed.moc"
