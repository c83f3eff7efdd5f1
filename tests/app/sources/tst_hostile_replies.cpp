// Replies that are made to take time, memory or room in the library, or to act on a terminal.
#include "Responses.h"
#include "base/Limits.h"
#include "support/Runner.h"

#include <QStringEncoder>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);

ParsedResponse parse(const QString &source, const QByteArray &body)
{
    SourceRequest request = askedFor(today);
    if (source == "arxivApi"_L1)
        request.papers = {{u"2406.00001"_s}, {u"2406.00002"_s}};
    return makeSource(source)->parse(request, answered(body));
}

QByteArray entry(int number, const QByteArray &inside = {})
{
    return "<entry><id>http://arxiv.org/abs/2406." +
           QByteArray::number(number).rightJustified(5, '0') + "v1</id><title>T</title>" + inside +
           "</entry>\n";
}

const QByteArray feedBegin = "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
                             "<updated>2024-06-20T00:00:00-04:00</updated>\n";

// One good paper, then `bad`, then another good one.
QByteArray feedWith(const QByteArray &bad)
{
    return feedBegin + entry(1) + bad + entry(2) + "</feed>";
}

QByteArray attributes(int count, const QByteArray &prefix)
{
    QByteArray tag = "<x";
    for (int i = 0; i < count; ++i)
        tag += ' ' + prefix + QByteArray::number(i) + "='y'";
    return tag + "/>";
}

QByteArray paper(const QByteArray &fields)
{
    return "[{\"paper\":{\"id\":\"2406.00001\"," + fields + "}}]";
}

QByteArray jsonList(const QByteArray &item, int count)
{
    return '[' + QByteArray(item + ',').repeated(count).chopped(1) + ']';
}

} // namespace

class TestHostileReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void feedsAreBrokenOff_data();
    void feedsAreBrokenOff();
    void documentTypesInOtherEncodings_data();
    void documentTypesInOtherEncodings();
    void feedsWithinTheLimits();
    void tooManyEntries();
    void tooManyNames();
    void jsonEntries_data();
    void jsonEntries();
    void papersAreCut();
    void archivesWithManyPapers();
    void noControlCharacters_data();
    void noControlCharacters();
    void texCommandsComeBack_data();
    void texCommandsComeBack();
};

void TestHostileReplies::feedsAreBrokenOff_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &bad, const QString &why) {
        QTest::newRow(name) << bad << why;
    };
    const QString text = u"A text is too long"_s;
    row("document type", "<!DOCTYPE x [<!ENTITY a 'b'>]>", u"document type"_s);
    row("document type in an entry", entry(3, "<!DOCTYPE feed>"), u"document type"_s);
    row("attributes", attributes(257, "a"), u"too many attributes"_s);
    row("namespaces", attributes(257, "xmlns:a"), u"too many attributes"_s);
    row("long tag", "<x y='" + QByteArray(70'000, 'z') + "'/>", u"tag is too long"_s);
    row("long name", "<" + QByteArray(70'000, 'z') + "/>", u"tag is too long"_s);
    row("depth", QByteArray("<x>").repeated(70), u"nested"_s);
    row("depth in a title", entry(3, "<title>" + QByteArray("<b>").repeated(70)), u"nested"_s);
    row("text", entry(3, "<summary>" + QByteArray(1'100'000, 'x') + "</summary>"), text);
    row("sections",
        entry(3, "<summary>" +
                     QByteArray("<![CDATA[" + QByteArray(1000, 'x') + "]]>").repeated(1100) +
                     "</summary>"),
        text);
    row("children",
        entry(3, "<summary>" + QByteArray("<b>" + QByteArray(1000, 'x') + "</b>").repeated(1100) +
                     "</summary>"),
        text);
    row("comments between",
        entry(3, "<author>" + QByteArray(QByteArray(1000, 'x') + "<!-- -->").repeated(1100) +
                     "</author>"),
        text);
    row("references", entry(3, "<title>" + QByteArray("&lt;").repeated(1'100'000) + "</title>"),
        text);
    row("comment", "<!--" + QByteArray(1'100'000, 'x') + "-->", text);
    row("second declaration", "<?xml version='1.0' encoding='UTF-16'?>", u"encoding"_s);
    row("unknown entity", entry(3, "<title>&a;</title>"), QString());
}

// What was whole before the fault is kept.
void TestHostileReplies::feedsAreBrokenOff()
{
    QFETCH(QByteArray, bad);
    QFETCH(QString, why);
    for (const QString &source : {u"arxivFeed"_s, u"arxivApi"_s}) {
        const ParsedResponse parsed = parse(source, feedWith(bad));
        checkParsed(parsed, source);
        const DayReport &day = parsed.days.first();
        QCOMPARE(idsOf(day), QStringList{u"2406.00001"_s});
        QCOMPARE(day.status, DayStatus::CutShort);
        QVERIFY2(day.problem.contains(u"from line 4 on"), qPrintable(day.problem));
        QVERIFY2(day.problem.contains(why), qPrintable(day.problem));
    }
}

void TestHostileReplies::documentTypesInOtherEncodings_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray bomb =
        "<!DOCTYPE feed [<!ENTITY a 'entity'>]>" + feedWith(entry(3, "<title>&a;</title>"));
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE,
                                QStringConverter::Utf32LE, QStringConverter::Utf32BE}) {
        const char *name = QStringConverter::nameForEncoding(encoding);
        for (const auto flag : {QStringConverter::Flag(), QStringConverter::Flag::WriteBom}) {
            QStringEncoder encode(encoding, flag);
            const QByteArray body = encode(QString::fromUtf8(bomb));
            QTest::addRow("%s %d", name, int(flag)) << body;
        }
    }
    QByteArray utf7 = bomb;
    utf7.replace("<!", "+ADwAIQ-");
    for (const char *name : {"UTF-7", "utf-7", "IBM037", "SCSU"})
        QTest::newRow(name) << QByteArray("<?xml version='1.0' encoding='") + name + "'?>" + utf7;
}

void TestHostileReplies::documentTypesInOtherEncodings()
{
    QFETCH(QByteArray, body);
    for (const QString &source : {u"arxivFeed"_s, u"arxivApi"_s}) {
        const ParsedResponse parsed = parse(source, body);
        QCOMPARE(parsed.days.first().status, DayStatus::Failed);
        QVERIFY(parsed.days.first().papers.isEmpty());
        const QString problem = parsed.days.first().problem;
        QVERIFY2(problem.contains(u"document type") || problem.contains(u"encoding"),
                 qPrintable(problem));
    }
}

// Elements of other kinds, prefixes that are not declared, and texts of any shape are no fault.
void TestHostileReplies::feedsWithinTheLimits()
{
    const QByteArray good = attributes(256, "a") + attributes(256, "xmlns:a") +
                            QByteArray("<x>").repeated(60) + QByteArray("</x>").repeated(60) +
                            entry(3, "<summary>" + QByteArray(1'000'000, 'x') + "</summary>" +
                                         "<dc:creator>Ada, Bo</dc:creator>");
    const ParsedResponse parsed = parse(u"arxivFeed"_s, feedWith(good));
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.status, DayStatus::Complete);
    QCOMPARE(day.papers.size(), 3);
    QCOMPARE(day.papers[1].texts.first().markdown.size(), 1'000'000);
    QCOMPARE(day.papers[1].authors, (QStringList{u"Ada"_s, u"Bo"_s}));
    QVERIFY(parsed.remarks.isEmpty());
}

void TestHostileReplies::tooManyEntries()
{
    QByteArray body = feedBegin;
    for (int i = 1; i < maxListEntries; ++i)
        body += entry(i);
    const ParsedResponse whole = parse(u"arxivFeed"_s, body + "</feed>");
    QCOMPARE(whole.days.first().status, DayStatus::Complete);
    QCOMPARE(whole.days.first().papers.size(), maxListEntries - 1);
    body += entry(maxListEntries);
    const ParsedResponse more =
        parse(u"arxivFeed"_s, body + QByteArray("<entry/>").repeated(100'000) + "</feed>");
    QCOMPARE(more.days.first().status, DayStatus::CutShort);
    QCOMPARE(more.days.first().papers.size(), maxListEntries);
    QVERIFY(more.days.first().problem.contains(u"2,000 entries"));
}

void TestHostileReplies::tooManyNames()
{
    const QByteArray names = "<creator>" + QByteArray("a,").repeated(20'000) + "</creator>";
    const ParsedResponse one = parse(u"arxivFeed"_s, feedWith(entry(3, names)));
    QCOMPARE(one.days.first().status, DayStatus::Complete);
    QCOMPARE(one.days.first().papers[1].authors.size(), maxAuthors);
    QCOMPARE(one.remarks.size(), 1);
    QByteArray many;
    for (int i = 3; i < 30; ++i)
        many += entry(i, names);
    const ParsedResponse broken = parse(u"arxivFeed"_s, feedWith(many));
    QCOMPARE(broken.days.first().status, DayStatus::CutShort);
    qsizetype authors = 0;
    for (const PaperReport &paper : broken.days.first().papers)
        authors += paper.authors.size();
    QVERIFY(authors <= maxListNames);
}

void TestHostileReplies::jsonEntries_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("papers");
    const QByteArray good = "{\"paper\":{\"id\":\"2406.00002\"}},";
    const auto row = [&good](const char *name, const QByteArray &bad, int papers) {
        QTest::newRow(name) << "[" + good + "{\"paper\":{\"id\":\"2406.00001\",\"x\":" + bad + "}}]"
                            << papers;
    };
    row("long string", '"' + QByteArray(5'000'000, 'a') + '"', 1);
    row("many numbers", jsonList("1", 600'000), 1);
    row("many lists", jsonList("[]", 600'000), 1);
    row("many objects", jsonList("{}", 600'000), 1);
    row("depth", QByteArray("[").repeated(300'000) + QByteArray("]").repeated(300'000), 1);
    row("some numbers", jsonList("1", 50'000) + ",\"y\":\"" + QByteArray(1'100'000, 'a') + '"', 2);
    row("commas in a string", '"' + QByteArray(",[{").repeated(500'000) + '"', 2);
}

// An entry that is larger than a paper can be is left out, and the others are kept.
void TestHostileReplies::jsonEntries()
{
    QFETCH(QByteArray, body);
    QFETCH(int, papers);
    const ParsedResponse parsed = parse(u"huggingFace"_s, body);
    checkParsed(parsed, u"huggingFace"_s);
    QCOMPARE(parsed.days.first().papers.size(), papers);
    QCOMPARE(parsed.days.first().status, papers == 2 ? DayStatus::Complete : DayStatus::CutShort);
    QCOMPARE(parsed.remarks.size(), 2 - papers);
}

void TestHostileReplies::papersAreCut()
{
    const QByteArray names = jsonList("\"A\"", 20'000);
    QByteArray keywords = "[";
    QByteArray media = "[";
    for (int i = 0; i < 5000; ++i) {
        keywords += "\"k" + QByteArray::number(i) + "\",";
        media += "\"https://e.org/" + QByteArray::number(i) + ".png\",";
    }
    keywords.back() = ']';
    media.back() = ']';
    const QByteArray x(3'000'000, 'x');
    const ParsedResponse parsed =
        parse(u"huggingFace"_s,
              paper("\"title\":\"" + x.first(9000) + "\",\"authors\":" + names +
                    ",\"ai_keywords\":" + keywords + ",\"mediaUrls\":" + media + ",\"summary\":\"" +
                    x + "\",\"projectPage\":\"https://e.org/" + x.first(9000) +
                    "\",\"githubRepo\":\"https://e.org/x\",\"organization\":{\"name\":\"" +
                    x.first(9000) + "\"}"));
    checkParsed(parsed, u"huggingFace"_s);
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    const PaperReport &cut = parsed.days.first().papers.first();
    QCOMPARE(cut.title.size(), maxTitleLength);
    QVERIFY(cut.title.endsWith(u'…'));
    QCOMPARE(cut.organization.size(), maxNameLength);
    QCOMPARE(cut.texts.first().markdown.size(), maxTextLength);
    QCOMPARE(cut.authors.size(), maxAuthors);
    QCOMPARE(cut.keywords.size(), maxPaperItems);
    QCOMPARE(cut.media.size(), maxPaperItems);
    QVERIFY(cut.project.isEmpty()); // half an address leads elsewhere
    QCOMPARE(cut.code, u"https://e.org/x"_s);
    QCOMPARE(parsed.remarks.size(), 1);
    QVERIFY(parsed.remarks.first().startsWith(u"2406.00001 "));
}

void TestHostileReplies::archivesWithManyPapers()
{
    QByteArray body = "## Daily Papers (2024-06-20)\n";
    for (int i = 0; i < 3000; ++i)
        body += "### [T](https://arxiv.org/abs/2406." + QByteArray::number(10000 + i) + ")\n";
    const ParsedResponse parsed = parse(u"archive"_s, body);
    checkParsed(parsed, u"archive"_s);
    QCOMPARE(parsed.days.first().status, DayStatus::CutShort);
    QCOMPARE(parsed.days.first().papers.size(), maxListEntries - 1); // the day counts as well
    QVERIFY(parsed.days.first().problem.contains(u"too many papers"));
}

void TestHostileReplies::noControlCharacters_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("body");
    const QByteArray c1 = "x\xC2\x9B[2J\xC2\x85\x7F";
    QByteArray escaped = R"(x\u001b[2J\u009b\u0000\u007f\u0090\u0085\ud800)";
    QByteArray fields;
    for (const char *name : {"title", "summary", "ai_summary", "githubRepo", "projectPage"})
        fields += QByteArray("\"") + name + "\":\"https://e.org/" + escaped + "\",";
    QTest::newRow("JSON") << u"huggingFace"_s
                          << paper(fields + "\"organization\":{\"name\":\"" + escaped +
                                   "\"},\"authors\":[\"" + escaped + "\",{\"name\":\"" + escaped +
                                   "\"}],\"ai_keywords\":[\"" + escaped +
                                   "\"],\"mediaUrls\":[\"https://e.org/" + escaped + ".png\"]");
    for (const QString &source : {u"arxivFeed"_s, u"arxivApi"_s})
        QTest::addRow("%s", qPrintable(source))
            << source
            << feedWith("<entry><id>2406.00002</id><title>" + c1 + "&#155;</title><summary>" + c1 +
                        "&#x9b;&#127;</summary><creator>" + c1 + "</creator><author><name>" + c1 +
                        "</name></author><category term='" + c1 + "&#x85;'/><comment>" + c1 +
                        "</comment><doi>" + c1 + "</doi></entry>" + "<entry><id>x</id><title>" +
                        c1 + "</title></entry>");
    QTest::newRow("archive") << u"archive"_s
                             << "## Daily Papers (2024-06-20)\n### [" + c1 +
                                    "\x1b](https://arxiv.org/abs/2406.00001)\nAuthors: ['" + c1 +
                                    "', '\\x1b\\x9b\\u009b']\n\n- " + c1 + "\x1b\x01\n";
}

void TestHostileReplies::noControlCharacters()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, body);
    const ParsedResponse parsed = parse(source, body);
    QStringList all = parsed.remarks;
    for (const DayReport &day : parsed.days) {
        all += {day.problem, day.origin};
        for (const PaperReport &one : day.papers) {
            all += {one.id.text, one.url, one.title, one.comment, one.code, one.project};
            all += one.authors + one.categories + one.keywords + one.media;
            all += {one.organization, one.doi};
            for (const SourceText &text : one.texts)
                all += text.markdown;
        }
    }
    QVERIFY(all.join(QString()).contains(u"x\uFFFD[2J"_s));
    for (const QString &text : std::as_const(all))
        for (const QChar c : text)
            QVERIFY2(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t',
                     qPrintable(text));
}

void TestHostileReplies::texCommandsComeBack_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("JSON") << u"huggingFace"_s
                          << paper(R"("title":"\bench $\frac{1}{2}$ \u000bec",)"
                                   R"("summary":"\bench $\frac{1}{2}$ \u000bec")");
    QTest::newRow("archive") << u"archive"_s
                             << QByteArray("## Daily Papers (2024-06-20)\n### [\bench "
                                           "$\frac{1}{2}$ \vec](https://arxiv.org/abs/2406.00001)\n"
                                           "Vote: 1\n\n\bench $\frac{1}{2}$ \vec\n");
}

void TestHostileReplies::texCommandsComeBack()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, body);
    const PaperReport paper = parse(source, body).days.first().papers.first();
    QCOMPARE(paper.title, u"\\bench $\\frac{1}{2}$ \\vec"_s);
    QCOMPARE(paper.texts.first().markdown, u"\\bench $\\frac{1}{2}$ \\vec"_s);
}

BROADSHEET_TEST(TestHostileReplies, QCoreApplication)
#include "tst_hostile_replies.moc"
