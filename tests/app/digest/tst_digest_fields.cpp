// Fields and summaries of entries, in the spellings used over the years.
#include "digest/Digest.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QByteArray entry(const QByteArray &body)
{
    return "## Daily Papers (2024-03-22)\n\n### [T](https://arxiv.org/abs/2403.00001)\n" + body;
}

DigestEntry parsedEntry(const QByteArray &body)
{
    const Digest digest = parseDigest(entry(body)).digest;
    return digest.days.value(0).entries.value(0);
}

QString summaryOf(const DigestEntry &entry)
{
    return entry.paper.texts.value(0).markdown;
}

} // namespace

class TestDigestFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void media_data();
    void media();
    void unsafeMedia();
    void votes_data();
    void votes();
    void authors_data();
    void authors();
    void codeInSummary_data();
    void codeInSummary();
    void fieldsInAnyOrder();
    void fieldsAsBullets();
    void fieldsOnOneLine_data();
    void fieldsOnOneLine();
    void summaryBehindBlankLine();
    void linkedCode();
    void unknownLineBeforeFields();
    void summaryBeforeFields_data();
    void summaryBeforeFields();
    void namesBeforeFields();
    void labelThenPicture();
    void repeatedFields();
    void summaryIsUntouched();
    void summaryWithFieldLikeLines();
    void language_data();
    void language();
};

void TestDigestFields::media_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("media");
    const QStringList png{u"https://e.org/a.png"_s};
    const QStringList mp4{u"https://e.org/v.mp4"_s};
    QTest::addRow("picture") << QByteArray("![](https://e.org/a.png)\n") << png;
    QTest::addRow("alt text") << QByteArray("![A (small) picture](https://e.org/a.png)\n") << png;
    QTest::addRow("tooltip") << QByteArray("![](https://e.org/a.png \"shown\")\n") << png;
    QTest::addRow("no ending") << QByteArray("![](https://e.org/a?x=1&y=%20)\n")
                               << QStringList{u"https://e.org/a?x=1&y=%20"_s};
    QTest::addRow("qt") << QByteArray("![](https://e.org/v.qt)\n")
                        << QStringList{u"https://e.org/v.qt"_s};
    QTest::addRow("parentheses") << QByteArray("![](https://e.org/a_(1).png)\n")
                                 << QStringList{u"https://e.org/a_(1).png"_s};
    QTest::addRow("two") << QByteArray("![](https://e.org/a.png) ![](https://e.org/b.png)\n")
                         << QStringList{u"https://e.org/a.png"_s, u"https://e.org/b.png"_s};
    QTest::addRow("avatar") << QByteArray("![](/avatars/x.svg)\n")
                            << QStringList{u"https://huggingface.co/avatars/x.svg"_s};
    QTest::addRow("div") << QByteArray(
                                "<div><video controls src=\"https://e.org/v.mp4\" muted=\"false\">"
                                "</video></div>\n")
                         << mp4;
    QTest::addRow("video") << QByteArray("<video src='https://e.org/v.mp4'></video>\n") << mp4;
    QTest::addRow("video without end") << QByteArray("<video src='https://e.org/v.mp4'>\n") << mp4;
    QTest::addRow("video in lines")
        << QByteArray("<div>\n <video controls>\n  <source\n src=https://e.org/v.mp4 >\n"
                      "  Cannot play.\n </video>\n</div>\n")
        << mp4;
    QTest::addRow("ampersand") << QByteArray(
                                      "<video src=\"https://e.org/v.mp4?a=1&amp;b=2\"></video>\n")
                               << QStringList{u"https://e.org/v.mp4?a=1&b=2"_s};
    QTest::addRow("img")
        << QByteArray("<p align=\"center\"><img width=9 src=\"https://e.org/a.png\"/></p>\n")
        << png;
    QTest::addRow("watch and div")
        << QByteArray("[Watch Video](https://e.org/v.mp4)\n<div><video controls "
                      "src=\"https://e.org/v.mp4\" muted=\"false\"></video></div>\n")
        << mp4;
    QTest::addRow("watch, one bracket") << QByteArray("[Watch Video]https://e.org/v.mp4)\n") << mp4;
    QTest::addRow("watch, no bracket") << QByteArray("[Watch Video]https://e.org/v.mp4\n") << mp4;
    QTest::addRow("linked picture")
        << QByteArray("[![](https://e.org/a.png)](https://e.org/page)\n") << png;
    QTest::addRow("missing bracket") << QByteArray("![]https://e.org/a.png)\n") << png;
    QTest::addRow("None") << QByteArray("![](None)\n") << QStringList();
    QTest::addRow("null") << QByteArray("![](null)\n") << QStringList();
    QTest::addRow("empty") << QByteArray("![]()\n") << QStringList();
    QTest::addRow("none") << QByteArray() << QStringList();
}

void TestDigestFields::media()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, media);
    const DigestEntry entry = parsedEntry(body + "\nVote: 3\n\n- text\n");
    QCOMPARE(entry.paper.media, media);
    QCOMPARE(entry.paper.votes, 3);
    QCOMPARE(summaryOf(entry), u"- text"_s);
}

void TestDigestFields::unsafeMedia()
{
    for (const QByteArray link :
         {"file:///etc/passwd", "javascript:alert(1)", "data:image/png;base64,AA=="}) {
        const QByteArray line = "![](" + link + ")";
        const ParsedDigest parsed = parseDigest(entry(line + "\nVote: 3\n- text\n"));
        const DigestEntry read = parsed.digest.days[0].entries[0];
        QVERIFY(read.paper.media.isEmpty());
        QCOMPARE(read.remainder, QString::fromUtf8(line));
        QCOMPARE(read.paper.votes, 3);
        QCOMPARE(parsed.diagnostics.size(), 1);
        QCOMPARE(parsed.diagnostics[0].line, 4);
    }
}

void TestDigestFields::votes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("votes"); // -1: unknown
    QTest::addColumn<bool>("isKept");
    QTest::addRow("usual") << u"Vote: 17"_s << 17 << false;
    QTest::addRow("zero") << u"Vote: 0"_s << 0 << false;
    QTest::addRow("plural") << u"Votes: 17"_s << 17 << false;
    QTest::addRow("case") << u"VOTE : 17"_s << 17 << false;
    QTest::addRow("bold") << u"**Vote**: 17"_s << 17 << false;
    QTest::addRow("bold with colon") << u"**Vote:** 17"_s << 17 << false;
    QTest::addRow("wide colon") << u"Vote：17"_s << 17 << false;
    QTest::addRow("thousands") << u"Vote: 1,024"_s << 1024 << false;
    QTest::addRow("many thousands") << u"Vote: 1.2k"_s << 1200 << false;
    QTest::addRow("plus") << u"Vote: +17"_s << 17 << false;
    QTest::addRow("decimals") << u"Vote: 17.0"_s << 17 << false;
    QTest::addRow("bullet") << u"- Vote: 17"_s << 17 << false;
    QTest::addRow("thumb") << u"👍 33"_s << 33 << false;
    QTest::addRow("arrow") << u"⬆️ 3"_s << 3 << false;
    QTest::addRow("count first") << u"3 upvotes"_s << 3 << false;
    QTest::addRow("Korean") << u"투표: 3표"_s << 3 << false;
    QTest::addRow("Korean count") << u"추천 수: 3"_s << 3 << false;
    QTest::addRow("wide digit") << u"Vote：３"_s << 3 << false;
    QTest::addRow("dash") << u"Vote: -"_s << -1 << false;
    QTest::addRow("empty") << u"Vote:"_s << -1 << false;
    QTest::addRow("words") << u"Vote: many"_s << -1 << true;
    QTest::addRow("negative") << u"Vote: -3"_s << -1 << true;
    QTest::addRow("huge") << u"Vote: 99999999999999999999"_s << -1 << true;
    QTest::addRow("just too huge") << u"Vote: 2147483648"_s << -1 << true;
    QTest::addRow("largest") << u"Vote: 2147483647"_s << 2147483647 << false;
}

void TestDigestFields::votes()
{
    QFETCH(QString, line);
    QFETCH(int, votes);
    QFETCH(bool, isKept);
    const ParsedDigest parsed = parseDigest(entry(line.toUtf8() + "\n\n- text\n"));
    const DigestEntry read = parsed.digest.days[0].entries[0];
    QCOMPARE(read.paper.votes, votes < 0 ? std::nullopt : std::optional(votes));
    QCOMPARE(read.remainder, isKept ? line : QString());
    QCOMPARE(parsed.diagnostics.size(), isKept ? 1 : 0);
    QCOMPARE(summaryOf(read), u"- text"_s);
}

void TestDigestFields::authors_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("authors");
    const QStringList two{u"Ann Bee"_s, u"Cy Dee"_s};
    QTest::addRow("list") << u"Authors: Ann Bee, Cy Dee"_s << two;
    QTest::addRow("one") << u"Author: Ann Bee"_s << QStringList{u"Ann Bee"_s};
    QTest::addRow("spaces") << u"authors:Ann Bee ,  Cy Dee,"_s << two;
    QTest::addRow("bold") << u"**Authors**: Ann Bee, Cy Dee"_s << two;
    QTest::addRow("repetition") << u"Authors: B, A, B"_s << QStringList{u"B"_s, u"A"_s, u"B"_s};
    QTest::addRow("Python") << u"Authors: ['Ann Bee', 'Cy Dee']"_s << two;
    QTest::addRow("quotes") << uR"(Authors: ["O'C", 'D\'x', "a, b", 'back\\slash', '\u00e9\x41'])"_s
                            << QStringList{u"O'C"_s, u"D'x"_s, u"b a"_s, u"back\\slash"_s, u"éA"_s};
    QTest::addRow("bare list") << u"Authors: [Ann Bee, Cy Dee]"_s << two;
    QTest::addRow("cut list") << u"Authors: ['Ann Bee', 'Cy Dee"_s << two;
    QTest::addRow("hostile escapes") << uR"(Authors: ['a\x00b', '\ud800', '\UFFFFFFFF'])"_s
                                     << QStringList{u"a b"_s, u"\uFFFD"_s, u"\uFFFD"_s};
    QTest::addRow("empty") << u"Authors:"_s << QStringList();
    QTest::addRow("None") << u"Authors: None"_s << QStringList();
    QTest::addRow("dash") << u"Authors: -"_s << QStringList();
    QTest::addRow("None in a list") << u"Authors: ['Ann Bee', None, 'Cy Dee']"_s << two;
    QTest::addRow("tuple") << u"Authors: ('Ann Bee', 'Cy Dee')"_s << two;
    QTest::addRow("set") << u"Authors: {'Ann Bee', 'Cy Dee'}"_s << two;
    QTest::addRow("quoted") << u"Authors: 'Ann Bee', 'Cy Dee'"_s << two;
    QTest::addRow("quote in a name")
        << u"Authors: ['O'Connor', 'B C']"_s << QStringList{u"O'Connor"_s, u"B C"_s};
    QTest::addRow("two lines") << u"Authors: Ann Bee,\nCy Dee"_s << two;
    QTest::addRow("links") << u"Authors: [Ann Bee](https://e.org/a), [Cy Dee](https://e.org/c)"_s
                           << two;
    QTest::addRow("slash") << u"Authors: Ann Bee / Cy Dee"_s << two;
    QTest::addRow("full stop") << u"Authors: Ann Bee, Cy Dee."_s << two;
    QTest::addRow("by") << u"By: Ann Bee, Cy Dee"_s << two;
    QTest::addRow("items") << u"Authors:\n- Ann Bee\n- Cy Dee"_s << two;
    QTest::addRow("numbered items") << u"**Authors**:\n\n1. Ann Bee\n2. Cy Dee"_s << two;
    QTest::addRow("nested items") << u"- **Authors:**\n  - Ann Bee\n  - Cy Dee\n- Votes: 3"_s
                                  << two;
    QTest::addRow("no label") << u"Ann Bee, Cy Dee"_s << two;
    QTest::addRow("no label, et al.")
        << u"Ann Bee, Cy Dee, et al."_s << QStringList{u"Ann Bee"_s, u"Cy Dee"_s, u"et al."_s};
    QTest::addRow("line break") << u"Authors: Ann Bee<br>Cy Dee"_s << two;
    QTest::addRow("plural in brackets") << u"Author(s): Ann Bee, Cy Dee"_s << two;
    QTest::addRow("Korean label") << u"지은이: Ann Bee, Cy Dee"_s << two;
    QTest::addRow("Korean others")
        << u"저자: 김민준 등 5명"_s << QStringList{u"김민준"_s, u"et al."_s};
    for (const QString &nobody : {u"정보 없음"_s, u"알 수 없음"_s, u"Not provided"_s})
        QTest::addRow("%s", qPrintable(nobody)) << u"Authors: "_s + nobody << QStringList();
    QTest::addRow("empty list") << u"Authors: []"_s << QStringList();
}

void TestDigestFields::authors()
{
    QFETCH(QString, line);
    QFETCH(QStringList, authors);
    const Digest digest = parseDigest(entry(line.toUtf8() + "\n\n- text\n")).digest;
    QCOMPARE(digest.days[0].entries[0].paper.authors, authors);
    QCOMPARE(digest.days[0].entries[0].remainder, QString());
    QCOMPARE(summaryOf(digest.days[0].entries[0]), u"- text"_s);
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestFields::fieldsOnOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("remainder");
    QTest::newRow("bar") << QByteArray("Authors: Jane Roe, Min Park | Votes: 12") << QString();
    QTest::newRow("votes first") << QByteArray("Vote: 12 | Authors: Jane Roe, Min Park")
                                 << QString();
    QTest::newRow("bold") << QByteArray("**Authors:** Jane Roe, Min Park **Votes:** 12")
                          << QString();
    QTest::newRow("dots") << QByteArray("**Votes**: 12 · **Authors**: Jane Roe, Min Park")
                          << QString();
    QTest::newRow("semicolon") << QByteArray("Authors: Jane Roe, Min Park; Votes: 12") << QString();
    QTest::newRow("bullet") << QByteArray("- **Authors**: Jane Roe, Min Park | **Votes**: 12")
                            << QString();
    QTest::newRow("Korean") << QByteArray("저자: Jane Roe, Min Park | 추천: 12") << QString();
    QTest::newRow("wide marks") << QByteArray("作者：Jane Roe, Min Park ｜ 点赞：12") << QString();
    QTest::newRow("count alone") << QByteArray("👍 12 | Authors: Jane Roe, Min Park") << QString();
    QTest::newRow("line break") << QByteArray("**Authors:** Jane Roe, Min Park<br>**Votes:** 12")
                                << QString();
    QTest::newRow("others") << QByteArray("Date: 2024-03-21 | Votes: 12 | Authors: Jane Roe, Min "
                                          "Park | Venue: ICLR")
                            << u"Date: 2024-03-21\n\nVenue: ICLR"_s;
    QTest::newRow("link") << QByteArray("Authors: Jane Roe, Min Park | Votes: 12 | "
                                        "[arXiv](https://arxiv.org/abs/2403.14624)")
                          << u"[arXiv](https://arxiv.org/abs/2403.14624)"_s;
}

void TestDigestFields::fieldsOnOneLine()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, remainder);
    const QByteArray text = "## Daily Papers (2024-03-22)\n\n"
                            "### [A](https://arxiv.org/abs/2403.14624)\n\n" +
                            line + "\n\n- text | Votes: 7\n";
    const Digest digest = parseDigest(text).digest;
    const DigestEntry entry = digest.days.value(0).entries.value(0);
    QCOMPARE(entry.paper.votes, std::optional(12));
    QCOMPARE(entry.paper.authors, QStringList({u"Jane Roe"_s, u"Min Park"_s}));
    QCOMPARE(entry.remainder, remainder);
    QCOMPARE(entry.paper.texts.value(0).markdown, u"- text | Votes: 7"_s);
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestFields::fieldsAsBullets()
{
    const DigestEntry read = parsedEntry("- **Paper**: [arXiv](https://arxiv.org/abs/2403.00001)\n"
                                         "- **기관**: KAIST\n- **Authors**: Ann Bee\n"
                                         "- **Date**: 2024-03-21\n- **Votes**: 3\n\n"
                                         "- Method: text\n- Result: text\n");
    QCOMPARE(read.paper.authors, QStringList{u"Ann Bee"_s});
    QCOMPARE(read.paper.votes, 3);
    QVERIFY(read.remainder.contains(u"KAIST"_s));
    QCOMPARE(summaryOf(read), u"- Method: text\n- Result: text"_s);
}

void TestDigestFields::summaryBehindBlankLine()
{
    for (const QString &summary : {u"3 votes"_s, u"- Method: text\n- Votes: 7"_s}) {
        const DigestEntry read = parsedEntry("Vote: 5\n\n" + summary.toUtf8() + '\n');
        QCOMPARE(read.paper.votes, 5);
        QCOMPARE(summaryOf(read), summary);
    }
}

void TestDigestFields::linkedCode()
{
    const DigestEntry read = parsedEntry("**Code**: [GitHub](https://github.com/a/b)\nVote: 3\n");
    QCOMPARE(read.paper.code, u"https://github.com/a/b"_s);
    QCOMPARE(read.remainder, QString());
}

// Also where it is a line of the summary, which stays as it is.
void TestDigestFields::codeInSummary_data()
{
    QTest::addColumn<QByteArray>("summary");
    QTest::addColumn<QString>("code");
    const QString code = u"https://github.com/a/b"_s;
    QTest::newRow("alone") << QByteArray("**Code**: [GitHub](https://github.com/a/b)") << code;
    QTest::newRow("last") << QByteArray("- words\n- 💻 **코드**: <https://github.com/a/b>") << code;
    QTest::newRow("link") << QByteArray("- words [💻 Code](https://github.com/a/b)") << code;
    QTest::newRow("words") << QByteArray("- Code: is at https://github.com/a/b") << QString();
    QTest::newRow("other") << QByteArray("- see https://github.com/a/b") << QString();
}

void TestDigestFields::codeInSummary()
{
    QFETCH(const QByteArray, summary);
    QFETCH(const QString, code);
    const Digest digest = parseDigest(entry(summary + '\n')).digest;
    QCOMPARE(digest.days[0].entries[0].paper.code, code);
    QCOMPARE(summaryOf(digest.days[0].entries[0]), QString::fromUtf8(summary));
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestFields::fieldsInAnyOrder()
{
    const ParsedDigest parsed =
        parseDigest(entry("Authors: A, B\nVenue: "
                          "https://github.com/x\n\n![](https://e.org/a.png)\nVote: 3\n- text\n"));
    const DigestEntry read = parsed.digest.days[0].entries[0];
    QCOMPARE(read.paper.authors.size(), 2);
    QCOMPARE(read.paper.media.size(), 1);
    QCOMPARE(read.paper.votes, 3);
    QCOMPARE(read.remainder, u"Venue: https://github.com/x"_s);
    QCOMPARE(summaryOf(read), u"- text"_s);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 5);
    QVERIFY(parsed.diagnostics[0].message.contains(u"Venue: https://github.com/x"_s));
}

void TestDigestFields::unknownLineBeforeFields()
{
    for (const QByteArray line : {"---", "(no thumbnail)", "👍 12"}) {
        const DigestEntry read = parsedEntry(line + "\n\nVote: 5\n- Authors: A, B\n- text\n");
        QCOMPARE(read.paper.votes, 5);
        QCOMPARE(read.paper.authors.size(), 2);
        QCOMPARE(read.remainder, QString::fromUtf8(line));
        QCOMPARE(summaryOf(read), u"- text"_s);
    }
    QCOMPARE(summaryOf(parsedEntry("Words.\n\n![](https://e.org/a.png)\n- text\n")),
             u"Words.\n\n![](https://e.org/a.png)\n- text"_s);
    // A line of the summary that looks like a field stays there when written and read back.
    const Digest digest = parseDigest(entry("Vote: -\n\nWords.\n\nVote: 3\n")).digest;
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestFields::summaryBeforeFields_data()
{
    QTest::addColumn<QByteArray>("summary");
    const QByteArray sentence = "We present a method that flies kites in all weathers, and show in "
                                "nine countries that it does.";
    QTest::newRow("sentence") << sentence;
    QTest::newRow("short, with label") << QByteArray("**Abstract:** We fly kites.");
    QTest::newRow("Korean label") << QByteArray("초록: 연을 날립니다.");
    QTest::newRow("label on its own line") << QByteArray("**Abstract:**\n" + sentence);
    QTest::newRow("a colon inside") << QByteArray("We present a new method: " + sentence);
    QTest::newRow("quotation") << QByteArray("> " + sentence);
    QTest::newRow("two") << QByteArray(sentence + "\n\nTL;DR: kites fly.");
    QTest::newRow("short lines") << QByteArray(
        "We present a method that flies kites\nin all weathers, and show in nine\n"
        "countries that it does.");
    QTest::newRow("Chinese") << QByteArray(
        "我们提出了一种新的方法，用于在各种天气条件下放飞风筝，并在九个国家展示了它的效果。");
}

void TestDigestFields::summaryBeforeFields()
{
    QFETCH(QByteArray, summary);
    for (const QByteArray more : {"", "- text"}) {
        const QByteArray rest = more.isEmpty() ? more : "\n\n" + more;
        const ParsedDigest parsed =
            parseDigest(entry("![](https://e.org/a.png)\nVenue: ICLR\n\n" + summary +
                              "\n\nAuthors: A B, C D\nVotes: 3" + rest + "\n"));
        const DigestEntry read = parsed.digest.days[0].entries[0];
        QCOMPARE(read.paper.votes, 3);
        QCOMPARE(read.paper.authors.size(), 2);
        QCOMPARE(summaryOf(read), QString::fromUtf8(summary + rest));
        QCOMPARE(read.remainder, u"Venue: ICLR"_s);
        QCOMPARE(parsed.diagnostics.size(), 1);
        QCOMPARE(parseDigest(writeDigest(parsed.digest)).digest, parsed.digest);
    }
}

// Lines of affiliations and of authors without a label are as long as sentences.
void TestDigestFields::namesBeforeFields()
{
    for (const QByteArray names :
         {"Department of Computer Science, University of Somewhere; Widget Laboratory; Institute "
          "of "
          "Examples",
          "Jane Doe¹, John Smith², Maria Garcia¹, Wei Zhang³, Anna Müller², Kim Minsu¹\n"
          "¹Example University ²Kite Lab ³Institute"}) {
        const DigestEntry read =
            parseDigest(entry(names + "\nVote: 3\n\n- text\n")).digest.days[0].entries[0];
        QCOMPARE(read.paper.votes, 3);
        QCOMPARE(summaryOf(read), u"- text"_s);
        QVERIFY(!read.remainder.isEmpty());
    }
}

void TestDigestFields::labelThenPicture()
{
    const QByteArray summary = "What's New: 가나다\n\n![](https://x.org/f.png)\n\n- 나";
    const DigestEntry read = parsedEntry("Vote: 1\n\nAuthors: A\n\n" + summary + "\n");
    QCOMPARE(summaryOf(read), QString::fromUtf8(summary));
}

void TestDigestFields::repeatedFields()
{
    const ParsedDigest parsed = parseDigest(
        entry("Vote: 3\nVote: 5\nVote: 5\nAuthors: A\nAuthors: B, C\nVote: -\n- text\n"));
    const DigestEntry read = parsed.digest.days[0].entries[0];
    QCOMPARE(read.paper.votes, 5);
    QCOMPARE(read.paper.authors, (QStringList{u"B"_s, u"C"_s}));
    QCOMPARE(read.remainder, u"Vote: 3\n\nAuthors: A"_s);
    QCOMPARE(parsed.diagnostics.size(), 2);
}

void TestDigestFields::summaryIsUntouched()
{
    const QByteArray summary = "- **What's New**: *x* <b>y</b>  \n\t- nested \n\n\n1. one\ntail  ";
    QCOMPARE(summaryOf(parsedEntry("\nVote: 1\n \n" + summary + "\n \n\t\n")),
             QString::fromUtf8(summary));
}

void TestDigestFields::summaryWithFieldLikeLines()
{
    const QByteArray summary = "A paragraph.\n\nVote: 3\n\nAuthors: X\n\n![](https://e.org/a.png)";
    const DigestEntry entry = parsedEntry("\nVote: 1\n\n" + summary + "\n");
    QCOMPARE(summaryOf(entry), QString::fromUtf8(summary));
    QCOMPARE(entry.paper.votes, 1);
    QVERIFY(entry.paper.authors.isEmpty() && entry.paper.media.isEmpty());
}

void TestDigestFields::language_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addRow("Korean") << u"- 대규모 언어 모델(LLM)의 추론 성능을 높이는 방법을 제안합니다."_s
                            << u"ko"_s;
    QTest::addRow("Korean with terms")
        << u"- CodePlan은 LLM의 Chain-of-Thought reasoning을 개선합니다."_s << u"ko"_s;
    QTest::addRow("English") << u"- We propose a method for 한국어 models."_s << u"en"_s;
    QTest::addRow("Japanese") << u"- 大規模言語モデルの推論を改善する手法です。"_s << u"ja"_s;
    QTest::addRow("Chinese") << u"- 我们提出了一种新的方法。"_s << u"zh"_s;
    QTest::addRow("numbers") << u"- 123"_s << QString();
}

void TestDigestFields::language()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QCOMPARE(parsedEntry("\n" + text.toUtf8() + "\n").paper.texts.value(0).language, language);
}

BROADSHEET_TEST(TestDigestFields, QCoreApplication)
#include "tst_digest_fields.moc"
