// Digests of other shapes than the archive's: each is read whole.
#include "Entries.h"

#include "digest/Digest.h"
#include "notation/Dates.h"
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QFileInfo>
#include <QStringEncoder>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

struct Fact
{
    const char *file; // below tests/data/foreign, or the corpus beside the checkout
    QDate day;
    int papers;
    QString firstTitle;
    QString firstId;
    QStringList firstAuthors;
    int firstVotes; // -1: unknown
    QString firstLanguage;
    QString lastTitle;
    QString lastId;
};

const QList<Fact> &facts()
{
    static const QList<Fact> all{
        {"data/numbered-2026-06-13.md",
         {2026, 6, 13},
         3,
         u"Sparse Kites"_s,
         u"2606.01392"_s,
         {},
         -1,
         u"zh"_s,
         u"A Title with a Link below"_s,
         u"2606.01990"_s},
        {"data/list-2026-06-15.md",
         {2026, 6, 15},
         5,
         u"Paper One: A Study"_s,
         u"2606.10001"_s,
         {},
         120,
         u"en"_s,
         u"Paper Five"_s,
         u"2606.10005"_s},
        {"data/table-2026-06-29.md",
         {2026, 6, 29},
         4,
         u"A Map: One | Two"_s,
         u"2605.01741"_s,
         {u"Jane Roe"_s, u"et al."_s},
         -1,
         u""_s,
         u"The Fourth Map of the Hills"_s,
         u"2605.01900"_s},
        {"data/2601.01175v1-one-paper.md",
         {2026, 1, 22},
         1,
         u"Learning at the Seaside"_s,
         u"2601.01175"_s,
         {u"Jane Roe"_s, u"Min Park"_s},
         -1,
         u"zh"_s,
         u"Learning at the Seaside"_s,
         u"2601.01175"_s},
        {"numbered-headings/2026-06-13.md",
         {2026, 6, 13},
         2,
         u"MiniMax Sparse Attention"_s,
         u"2606.13392"_s,
         {},
         -1,
         u"zh"_s,
         u"Robust-U1: Can MLLMs Self-Recover Corrupted Visual Content for Robust Understanding?"_s,
         u"2606.08063"_s},
        {"link-below/2026-06-14.md",
         {2026, 6, 14},
         2,
         u"Attention Is All You Need (注意力就是你所需要的)"_s,
         u"1706.03762"_s,
         {},
         25,
         u"zh"_s,
         u"Second Paper Title (第二篇)"_s,
         u"2601.00002"_s},
        {"link-list/2026-06-15.md",
         {2026, 6, 15},
         3,
         u"Paper One: A Study"_s,
         u"2606.10001"_s,
         {},
         120,
         u"en"_s,
         u"Paper Three"_s,
         u"2606.10003"_s},
        {"front-matter/2026-06-22.md",
         {2026, 6, 22},
         2,
         u"Reward as An Agent for Embodied World Models (SAGE)"_s,
         u"2606.19990"_s,
         {},
         -1,
         u"zh"_s,
         u"SurgVista: Long-Horizon Surgical World Modeling"_s,
         u"2606.19889"_s},
        {"one-paper/2601.16175v1-learning.md",
         {2026, 1, 22},
         1,
         u"Learning to Discover at Test Time"_s,
         u"2601.16175"_s,
         {u"Mert Yuksekgonul"_s, u"Daniel Koceja"_s},
         -1,
         u"zh"_s,
         u"Learning to Discover at Test Time"_s,
         u"2601.16175"_s},
        {"table/2026-06-29.md",
         {2026, 6, 29},
         21,
         u"LEXI-SG: Monocular 3D Scene Graph Mapping with Room-Guided Feed-Forward Reconstruction"_s,
         u"2605.13741"_s,
         {u"Christina Kassab"_s, u"et al."_s},
         -1,
         u""_s,
         u"Passage-Aware Structural Mapping for RGB-D Visual SLAM"_s,
         u"2604.24707"_s},
        {"daily-arxiv/2026-07-01.md",
         {2026, 7, 1},
         12,
         u"Cross-Modal Hierarchical Fusion for from Multi-Sensor Ground Observation"_s,
         u"2606.30647"_s,
         {u"Xinze Zhang"_s},
         -1,
         u"zh"_s,
         {},
         {}},
    };
    return all;
}

QString pathOf(const char *file)
{
    const QString name = QString::fromLatin1(file);
    if (name.startsWith("data/"_L1))
        return testData(u"foreign/"_s + name.sliced(5));
    for (const Corpus &corpus : corpora())
        if (corpus.isLarge)
            return corpus.folder + u"/foreign/"_s + name;
    return {};
}

} // namespace

class TestDigestForeign final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sample_data();
    void sample();
    void foldedSections();
    void sectionsOfLists();
    void tables();
    void votesInTables_data();
    void votesInTables();
    void item_data();
    void item();
    void title_data();
    void title();
    void authors_data();
    void authors();
    void comments();
    void encoding_data();
    void encoding();
    void dateOfFrontMatter_data();
    void dateOfFrontMatter();
};

void TestDigestForeign::sample_data()
{
    QTest::addColumn<Fact>("fact");
    for (const Fact &fact : facts())
        if (QFileInfo::exists(pathOf(fact.file)))
            QTest::addRow("%s", fact.file) << fact;
}

void TestDigestForeign::sample()
{
    QFETCH(Fact, fact);
    const QString path = pathOf(fact.file);
    const Digest digest = parseDigest(contents(path), dayFromPath(path)).digest;
    const QList<DigestEntry> entries = entriesOf(digest);
    QCOMPARE(entries.size(), fact.papers);
    const PaperReport first = entries.constFirst().paper;
    const PaperReport last = entries.constLast().paper;
    QCOMPARE(first.title, fact.firstTitle);
    QCOMPARE(first.id.text, fact.firstId);
    QCOMPARE(first.authors, fact.firstAuthors);
    QCOMPARE(first.votes.value_or(-1), fact.firstVotes);
    QCOMPARE(first.texts.value(0).language, fact.firstLanguage);
    if (!fact.lastId.isEmpty()) {
        QCOMPARE(last.title, fact.lastTitle);
        QCOMPARE(last.id.text, fact.lastId);
    }
    for (const DayReport &day : toReports(digest, path))
        QCOMPARE(day.day, fact.day);
    for (const DigestEntry &entry : entries) {
        QVERIFY2(entry.paper.id.isArxiv(), qPrintable(entry.paper.title));
        for (const SourceText &text : entry.paper.texts)
            QVERIFY2(!text.markdown.contains("<details"_L1) && !text.markdown.contains("<div"_L1),
                     qPrintable(text.markdown));
    }
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestForeign::foldedSections()
{
    const Digest digest =
        parseDigest(contents(pathOf("data/numbered-2026-06-13.md")), QDate(2026, 6, 13)).digest;
    const QList<DigestEntry> entries = entriesOf(digest);
    QCOMPARE(entries[1].paper.title, u"Robust *Umbrellas*: Do They Open?"_s);
    QCOMPARE(entries[1].paper.authors, (QStringList{u"Jane Roe"_s, u"Min Park"_s}));
    QVERIFY(entries[1].paper.texts[0].markdown.contains("**Details**"_L1));
    QCOMPARE(entries[2].paper.votes, 25);
    QVERIFY(entries[2].paper.authors.isEmpty());
    QCOMPARE(digest.days[1].heading, u"cs.CL [[Back]](#toc)"_s);
}

void TestDigestForeign::sectionsOfLists()
{
    const QByteArray text = contents(pathOf("data/list-2026-06-15.md"));
    const Digest digest = parseDigest(text).digest;
    const QList<DigestEntry> entries = entriesOf(digest);
    QCOMPARE(entries[1].paper.votes, 45);
    QCOMPARE(entries[1].paper.authors, (QStringList{u"A. Author"_s, u"B. Author"_s}));
    QCOMPARE(entries[1].paper.texts[0].markdown, u"Some more text."_s);
    QCOMPARE(entries[2].paper.texts[0].markdown, u"what it says"_s);
    QVERIFY(entries[2].paper.authors.isEmpty());
    QCOMPARE(entries[3].paper.title, u"Paper Number Four"_s);
    QCOMPARE(entries[3].paper.authors, (QStringList{u"Jane Roe"_s, u"Min Park"_s}));
    QCOMPARE(entries[4].paper.votes, 33);
    QVERIFY(entries[4].paper.texts[0].markdown.contains("Summary"_L1));
    QCOMPARE(digest.days[1].heading, u"Robots"_s);
    const QStringList warnings = warningsOf(text);
    QCOMPARE(warnings.size(), 1); // the link in the words before the list
    QVERIFY2(warnings[0].startsWith("9: "_L1), qPrintable(warnings[0]));
}

void TestDigestForeign::tables()
{
    const Digest digest = parseDigest(contents(pathOf("data/table-2026-06-29.md"))).digest;
    const QList<DigestEntry> entries = entriesOf(digest);
    QCOMPARE(entries[0].paper.code, u"https://github.com/example/map"_s);
    QVERIFY(entries[1].paper.code.isEmpty());
    QVERIFY(entries[1].paper.texts.isEmpty()); // not the link to the top below the table
    QCOMPARE(entries[2].paper.title, u"세 번째 지도"_s);
    QCOMPARE(entries[2].paper.authors, (QStringList{u"김하늘"_s, u"이바다"_s}));
    QCOMPARE(entries[2].paper.votes, 12);
    QCOMPARE(entries[3].paper.authors, (QStringList{u"Ada Vale"_s, u"Bo Lind"_s}));
}

void TestDigestForeign::votesInTables_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<int>("votes"); // -1: unknown
    QTest::addRow("plain") << u"12"_s << 12;
    QTest::addRow("zero") << u"0"_s << 0;
    QTest::addRow("bold") << u"**12**"_s << 12;
    QTest::addRow("picture") << u"👍 12"_s << 12;
    QTest::addRow("word") << u"12 upvotes"_s << 12;
    QTest::addRow("comma") << u"1,024"_s << 1024;
    QTest::addRow("thousands") << u"1.2k"_s << 1200;
    QTest::addRow("whole thousands") << u"👍 3K"_s << 3000;
    QTest::addRow("negative") << u"-5"_s << -1;
    QTest::addRow("a part") << u"4.5"_s << -1;
    QTest::addRow("more of them") << u"45 (+3)"_s << 45;
    QTest::addRow("then comments") << u"45 upvotes, 3 comments"_s << 45;
    QTest::addRow("another word") << u"⭐ 12 stars"_s << 12;
    QTest::addRow("a word before") << u"Likes: 12 (today)"_s << 12;
    QTest::addRow("comments") << u"n/a (3 comments)"_s << -1;
    QTest::addRow("another count") << u"? of 7"_s << -1;
    QTest::addRow("none") << u"-"_s << -1;
}

void TestDigestForeign::votesInTables()
{
    QFETCH(QString, cell);
    QFETCH(int, votes);
    const QList<DigestEntry> entries =
        entriesIn("| Votes | Title |\n|---|---|\n| " + cell.toUtf8() +
                  " | [A](https://arxiv.org/abs/2403.00001) |\n");
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].paper.votes.value_or(-1), votes);
}

void TestDigestForeign::item_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("title"); // empty: no paper
    QTest::addColumn<int>("votes");
    QTest::addColumn<QStringList>("authors");
    QTest::addColumn<QString>("text");
    const QString link = u"](https://arxiv.org/abs/2403.00001)"_s;
    const QStringList two{u"Jane Roe"_s, u"Min Park"_s};
    QTest::addRow("plain") << u"- [A Title"_s + link << u"A Title"_s << -1 << QStringList()
                           << QString();
    QTest::addRow("numbered") << u"12) [A Title"_s + link << u"A Title"_s << -1 << QStringList()
                              << QString();
    QTest::addRow("ticked") << u"- [x] [A Title"_s + link << u"A Title"_s << -1 << QStringList()
                            << QString();
    QTest::addRow("colon") << u"* [A Title"_s + link + u": New Words"_s << u"A Title"_s << -1
                           << QStringList() << u"New Words"_s;
    QTest::addRow("votes") << u"1. **[A Title"_s + link + u"** — 1,120 upvotes"_s << u"A Title"_s
                           << 1120 << QStringList() << QString();
    QTest::addRow("thumb") << u"- [A Title"_s + link + u" 👍 7, a summary here"_s << u"A Title"_s
                           << 7 << QStringList() << u"a summary here"_s;
    QTest::addRow("thousands of votes")
        << u"- [A Title"_s + link + u" 👍 1.2k, a summary here"_s << u"A Title"_s << 1200
        << QStringList() << u"a summary here"_s;
    QTest::addRow("thousands of upvotes") << u"- [A Title"_s + link + u" — 3k upvotes"_s
                                          << u"A Title"_s << 3000 << QStringList() << QString();
    QTest::addRow("votes behind a dash") << u"- [A Title"_s + link + u"-25 votes"_s << u"A Title"_s
                                         << 25 << QStringList() << QString();
    QTest::addRow("less than none") << u"- [A Title"_s + link + u" -25 votes"_s << u"A Title"_s
                                    << -1 << QStringList() << u"25 votes"_s;
    QTest::addRow("authors") << u"- [A Title"_s + link + u" by Jane Roe, Min Park. We show it."_s
                             << u"A Title"_s << -1 << two << u"We show it."_s;
    QTest::addRow("et al.") << u"- [A Title"_s + link + u" - Jane Roe, Min Park et al."_s
                            << u"A Title"_s << -1 << QStringList(two + QStringList{u"et al."_s})
                            << QString();
    QTest::addRow("id first") << u"- [2403.00001"_s + link + u" A Title - Jane Roe, Min Park"_s
                              << u"A Title"_s << -1 << two << QString();
    QTest::addRow("bold, link behind") << u"- **A Title of Words** ([arXiv"_s + link + u")"_s
                                       << u"A Title of Words"_s << -1 << QStringList() << QString();
    QTest::addRow("id in front") << u"- 2403.00001 – [A Title"_s + link << u"A Title"_s << -1
                                 << QStringList() << QString();
    QTest::addRow("link in brackets")
        << u"- **A Title of Words** – Jane Roe et al. [[arXiv"_s + link + u"]"_s
        << u"A Title of Words"_s << -1 << QStringList{u"Jane Roe"_s, u"et al."_s} << QString();
    QTest::addRow("folded") << u"<details><summary><a href=\"https://arxiv.org/abs/2403.00001\">"
                               "A Title</a></summary>"_s
                            << u"A Title"_s << -1 << QStringList() << QString();
    QTest::addRow("bare address") << u"- A Title: https://arxiv.org/abs/2403.00001"_s
                                  << u"A Title"_s << -1 << QStringList() << QString();
    QTest::addRow("mention") << u"- we build on [this one"_s + link << QString() << -1
                             << QStringList() << QString();
    QTest::addRow("label") << u"- **Link**: [arXiv"_s + link << QString() << -1 << QStringList()
                           << QString();
}

void TestDigestForeign::item()
{
    QFETCH(QString, line);
    QFETCH(QString, title);
    QFETCH(int, votes);
    QFETCH(QStringList, authors);
    QFETCH(QString, text);
    const QList<DigestEntry> entries = entriesIn(
        "# 2024-03-22\n\n- [First](https://arxiv.org/abs/2403.00009)\n" + line.toUtf8() + '\n');
    QCOMPARE(entries.size(), title.isEmpty() ? 1 : 2);
    if (title.isEmpty())
        return;
    const PaperReport &paper = entries[1].paper;
    QCOMPARE(paper.id.text, u"2403.00001"_s);
    QCOMPARE(paper.title, title);
    QCOMPARE(paper.votes.value_or(-1), votes);
    QCOMPARE(paper.authors, authors);
    QCOMPARE(paper.texts.value(0).markdown, text);
}

void TestDigestForeign::title_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("title");
    const QString link = u"](https://arxiv.org/abs/2403.00001)"_s;
    QTest::addRow("number") << u"1. [A"_s + link << u"A"_s;
    QTest::addRow("parenthesis") << u"1) [A"_s + link << u"A"_s;
    QTest::addRow("brackets") << u"[232] [A"_s + link << u"A"_s;
    QTest::addRow("number inside") << u"[12. A"_s + link << u"A"_s;
    QTest::addRow("keycap") << u"1️⃣ [A"_s + link << u"A"_s;
    QTest::addRow("number and emphasis") << u"3. **[A"_s + link + u"**"_s << u"A"_s;
    QTest::addRow("emphasis inside") << u"[**A**"_s + link << u"A"_s;
    QTest::addRow("no number") << u"[3D Words and 1.58-bit"_s + link << u"3D Words and 1.58-bit"_s;
    QTest::addRow("escapes") << u"[A\\* is \\[IDK\\] \\& more"_s + link << u"A* is [IDK] & more"_s;
    QTest::addRow("entities") << u"[Q&amp;A: it&#39;s &lt;b&gt; &#x2014;"_s + link
                              << u"Q&A: it's <b> —"_s;
    QTest::addRow("TeX") << u"[$a\\_b$ \\'e \\textit{x} R&D"_s + link
                         << u"$a\\_b$ \\'e \\textit{x} R&D"_s;
    QTest::addRow("hidden by an entity")
        << u"[&lt;!-- x --&gt; &amp;amp;"_s + link << u"<!-- x --> &amp;"_s;
}

void TestDigestForeign::title()
{
    QFETCH(QString, heading);
    QFETCH(QString, title);
    const QByteArray text =
        "## Daily Papers (2024-03-22)\n\n### " + heading.toUtf8() + "\n\n- text\n";
    const Digest digest = parseDigest(text).digest;
    const DigestEntry entry = entriesOf(digest).value(0);
    QCOMPARE(entry.paper.title, title);
    QCOMPARE(entry.paper.id.text, u"2403.00001"_s);
    QVERIFY(entry.remainder.isEmpty());
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestForeign::authors_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("authors");
    const QStringList two{u"Jane Roe"_s, u"Min Park"_s};
    const QStringList more = two + QStringList{u"et al."_s};
    QTest::addRow("italics") << u"*Jane Roe, Min Park*"_s << two;
    QTest::addRow("underscores") << u"_Jane Roe, Min Park_"_s << two;
    QTest::addRow("Korean label") << u"- **저자**: 김하늘"_s << QStringList{u"김하늘"_s};
    QTest::addRow("not extracted") << u"- **作者**: 未提取"_s << QStringList();
    QTest::addRow("a sentence") << u"*A new way to fly kites.*"_s << QStringList();
    QTest::addRow("plus") << u"Authors: Jane Roe, Min Park, +12"_s << more;
    QTest::addRow("et al.") << u"Authors: Jane Roe, Min Park et al."_s << more;
    QTest::addRow("and") << u"Authors: Jane Roe and Min Park"_s << two;
    QTest::addRow("comma and") << u"Authors: Jane Roe, and Min Park"_s << two;
    QTest::addRow("a team") << u"Authors: Sand and Sea Team"_s
                            << QStringList{u"Sand and Sea Team"_s};
}

void TestDigestForeign::authors()
{
    QFETCH(QString, line);
    QFETCH(QStringList, authors);
    const QList<DigestEntry> entries =
        entriesIn("### [T](https://arxiv.org/abs/2403.00001)\n" + line.toUtf8() + "\n\n- text\n");
    QCOMPARE(entries[0].paper.authors, authors);
}

void TestDigestForeign::comments()
{
    const QByteArray text =
        "## Daily Papers (2024-03-22)\n<!--\n### [Hidden](https://arxiv.org/abs/"
        "2403.00009)\n-->\n### [T](https://arxiv.org/abs/2403.00001)\n"
        "Vote: x\n\n- a<!-- b -->c\n";
    const ParsedDigest parsed = parseDigest(text);
    const QList<DigestEntry> entries = entriesOf(parsed.digest);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].paper.texts[0].markdown, u"- a c"_s);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 6); // lines keep their numbers
    const ParsedDigest open =
        parseDigest("### [T](https://arxiv.org/abs/2403.00001)\n- a <!-- b\n");
    QVERIFY(entriesOf(open.digest)[0].paper.texts[0].markdown.contains(" -- b"_L1));
}

void TestDigestForeign::encoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text =
        u"## Daily Papers (2024-03-22)\n\n### [한국어 제목](https://arxiv.org/abs/"
        "2403.00001)\n\nAuthors: 김하늘\n\n- 이 논문은 요약하는 방법을 제안합니다. 뷁.\n"_s;
    const auto encoded = [&text](auto encoding) {
        QStringEncoder encode(encoding);
        const QByteArray bytes = encode(text);
        return bytes;
    };
    QTest::addRow("CP949") << encoded("windows-949");
    QTest::addRow("UTF-16 LE") << encoded(QStringConverter::Utf16LE);
    QTest::addRow("UTF-16 BE") << encoded(QStringConverter::Utf16BE);
}

void TestDigestForeign::encoding()
{
    QFETCH(QByteArray, bytes);
    const ParsedDigest parsed = parseDigest(bytes);
    const QList<DigestEntry> entries = entriesOf(parsed.digest);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].paper.title, u"한국어 제목"_s);
    QCOMPARE(entries[0].paper.authors, QStringList{u"김하늘"_s});
    QCOMPARE(entries[0].paper.texts[0].markdown, u"- 이 논문은 요약하는 방법을 제안합니다. 뷁."_s);
    QCOMPARE(parsed.diagnostics.size(), 1); // that it was guessed
    QCOMPARE(parsed.diagnostics[0].severity, Diagnostic::Severity::Warning);
}

void TestDigestForeign::dateOfFrontMatter_data()
{
    QTest::addColumn<QByteArray>("front");
    QTest::addRow("Jekyll") << QByteArray(
        "---\nlayout: post\ndate: 2024-03-22 09:00:00 +0900\n---\n");
    QTest::addRow("quotes") << QByteArray("---\ndate: '22 March 2024'\ntags:\n  - a\n---\n");
    QTest::addRow("Hugo") << QByteArray("+++\ntitle = \"x\"\ndate = 2024-03-22T08:00:00Z\n+++\n");
    QTest::addRow("Korean") << QByteArray("---\n날짜: 2024. 3. 22.\n---\n");
}

void TestDigestForeign::dateOfFrontMatter()
{
    QFETCH(QByteArray, front);
    const QByteArray text = front + "\n### [T](https://arxiv.org/abs/2403.00001)\n- a\n";
    const ParsedDigest parsed = parseDigest(text, QDate(1999, 1, 1));
    QCOMPARE(parsed.digest.days.size(), 1);
    QCOMPARE(parsed.digest.days[0].day, QDate(2024, 3, 22));
    QVERIFY(parsed.diagnostics.isEmpty());
    QCOMPARE(parseDigest(writeDigest(parsed.digest)).digest, parsed.digest);
}

BROADSHEET_TEST(TestDigestForeign, QCoreApplication)
#include "tst_digest_foreign.moc"
