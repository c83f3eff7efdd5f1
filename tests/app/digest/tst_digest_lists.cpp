// Lists and tables of papers as people write them by hand: which items are papers, and what their
// titles are.
#include "Entries.h"

#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestDigestLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTitles_data();
    void plainTitles();
    void itemsNotUnderstood();
    void textOfItems();
    void titleAndRest_data();
    void titleAndRest();
    void references_data();
    void references();
    void titlesAbove();
    void numberedParagraphs();
    void boldPreamble();
    void boldParagraphs();
    void tableOfTheWeek();
    void boldInTitles_data();
    void boldInTitles();
};

namespace {

QStringList titlesOf(const QList<DigestEntry> &entries)
{
    QStringList titles;
    for (const DigestEntry &entry : entries)
        titles.append(entry.paper.title);
    return titles;
}

} // namespace

// Between items that surely are papers, an item that ends with its link is one as well.
void TestDigestLists::plainTitles_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("title");
    const QByteArray address = "https://arxiv.org/abs/2606.10002";
    QTest::newRow("address") << QByteArray("Two " + address) << u"Two"_s;
    QTest::newRow("angle brackets") << QByteArray("Two: <" + address + ">") << u"Two"_s;
    QTest::newRow("link word") << QByteArray("Two [arXiv](" + address + ")") << u"Two"_s;
    QTest::newRow("two links") << QByteArray("Two of It [PDF](" + address +
                                             ") [Code](https://github.com/a/b)")
                               << u"Two of It"_s;
    QTest::newRow("brackets") << QByteArray("Two [[arXiv](" + address + ")]") << u"Two"_s;
    QTest::newRow("slanted") << QByteArray("*Two* [arXiv](" + address + ")") << u"Two"_s;
    QTest::newRow("underlined") << QByteArray("_Two_ " + address) << u"Two"_s;
    QTest::newRow("Korean") << QByteArray("둘째 논문 [링크](" + address + ")") << u"둘째 논문"_s;
    QTest::newRow("labelled") << QByteArray("둘 (논문: " + address + ")") << u"둘"_s;
    QTest::newRow("id") << QByteArray("Two (arXiv:2606.10002)") << u"Two"_s;
    QTest::newRow("another place")
        << QByteArray("Two https://openreview.net/forum?id=abc") << u"Two"_s;
    QTest::newRow("small first letter") << QByteArray("vTwo [arXiv](" + address + ")") << u"vTwo"_s;
}

void TestDigestLists::plainTitles()
{
    QFETCH(const QByteArray, item);
    QFETCH(const QString, title);
    const QList<DigestEntry> entries =
        entriesIn("# 2026-06-15\n\n1. [One](https://arxiv.org/abs/2606.10001)\n2. " + item +
                  "\n3. [Three](https://arxiv.org/abs/2606.10003)\n");
    QCOMPARE(titlesOf(entries), QStringList({u"One"_s, title, u"Three"_s}));
    QVERIFY(entries[0].paper.texts.isEmpty());
    QCOMPARE(entries[1].paper.id.text, item.contains("openreview")
                                           ? u"https://openreview.net/forum?id=abc"_s
                                           : u"2606.10002"_s);
}

// An item with another paper that cannot be read is no text of the paper above. It is counted.
void TestDigestLists::itemsNotUnderstood()
{
    const QByteArray text = "# 2026-06-15\n\n- [One](https://arxiv.org/abs/2606.10001)\n"
                            "- we build on [this](https://arxiv.org/abs/2606.10002)\n"
                            "  in some way\n"
                            "- Three [arXiv](https://arxiv.org/abs/2606.10003)\n";
    const ParsedDigest parsed = parseDigest(text);
    const QList<DigestEntry> entries = entriesOf(parsed.digest);
    QCOMPARE(titlesOf(entries), QStringList({u"One"_s, u"Three"_s}));
    QVERIFY(entries[0].paper.texts.isEmpty());
    QCOMPARE(parsed.digest.preamble, u"- we build on [this](https://arxiv.org/abs/2606.10002)\n"
                                     "in some way"_s);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 4);
}

// What is below an item, or has no paper of its own, stays its text.
void TestDigestLists::textOfItems()
{
    const QByteArray address = "https://arxiv.org/abs/2606.10001";
    const QList<QByteArray> texts{
        "  - It beats [Base](https://arxiv.org/abs/2401.00001)\n", // nested
        "- [PDF](" + address + ")\n",                              // of this paper
        "- Code: https://github.com/a/b\n",
        "\nWords.\n\n- It builds on [Base](https://arxiv.org/abs/2401.00001).\n",
    };
    for (const QByteArray &text : texts) {
        const QList<DigestEntry> entries =
            entriesIn("# 2026-06-15\n\n- [One](" + address + ")\n" + text);
        QCOMPARE(titlesOf(entries), QStringList{u"One"_s});
        QVERIFY2(!entries[0].paper.texts.isEmpty(), text.constData());
    }
}

void TestDigestLists::titleAndRest_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("authors");
    QTest::addColumn<QString>("text");
    const QByteArray paper = "[[paper](https://arxiv.org/abs/2606.10002)]";
    const QByteArray link = "](https://arxiv.org/abs/2606.10002)";
    const QStringList one{u"Jane Roe"_s};
    const QStringList two{u"Jane Roe"_s, u"Min Park"_s};
    QTest::newRow("bold") << QByteArray("**Two**, Jane Roe, Min Park, arXiv 2026 " + paper)
                          << u"Two"_s << two << u"arXiv 2026"_s;
    QTest::newRow("bold, year alone") << QByteArray("**Two**, Jane Roe, Min Park, 2026. " + paper)
                                      << u"Two"_s << two << u"2026."_s;
    QTest::newRow("bold, slanted names")
        << QByteArray("**Two**. *Jane Roe*. ICLR. " + paper) << u"Two"_s << one << u"ICLR."_s;
    QTest::newRow("quoted") << QByteArray("\"Two\", Jane Roe, https://arxiv.org/abs/2606.10002")
                            << u"Two"_s << one << QString();
    QTest::newRow("slanted") << QByteArray("*Two*, J. Roe, M. Park, 2026, " + paper) << u"Two"_s
                             << QStringList{u"J. Roe"_s, u"M. Park"_s} << u"2026"_s;
    QTest::newRow("venue") << QByteArray("**Two** (ICLR 2026) " + paper) << u"Two"_s
                           << QStringList() << u"(ICLR 2026)"_s;
    QTest::newRow("month first") << QByteArray("[2026/06] **Two** " + paper) << u"Two"_s
                                 << QStringList() << QString();
    QTest::newRow("bold link, slanted names")
        << QByteArray("**[Two" + link + "**, *Jane Roe, Min Park*, ICML 2026") << u"Two"_s << two
        << u"ICML 2026"_s;
    QTest::newRow("two names") << QByteArray("_[Two" + link + "_ – Jane Roe and Min Park")
                               << u"Two"_s << two << QString();
    QTest::newRow("bold beginning") << QByteArray("**Two**: A Framework " + paper)
                                    << u"Two: A Framework"_s << QStringList() << QString();
    QTest::newRow("bold word") << QByteArray("**GPT-2** and More " + paper) << u"GPT-2 and More"_s
                               << QStringList() << QString();
}

void TestDigestLists::titleAndRest()
{
    QFETCH(const QByteArray, item);
    QFETCH(const QString, title);
    QFETCH(const QStringList, authors);
    QFETCH(const QString, text);
    const QList<DigestEntry> entries =
        entriesIn("# 2026-06-15\n\n- [One](https://arxiv.org/abs/2606.10001)\n- " + item + "\n");
    QCOMPARE(titlesOf(entries), QStringList({u"One"_s, title}));
    QCOMPARE(entries[1].paper.authors, authors);
    QCOMPARE(entries[1].paper.texts.value(0).markdown, text);
}

// "**Title** - what it is" in a cell, and papers that are neither on arXiv nor at a known place.
// The names stand in front of the title.
void TestDigestLists::references_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QStringList>("authors");
    const QByteArray address = "https://arxiv.org/abs/2606.10002";
    const QStringList both{u"Jane Roe"_s, u"Min Park"_s};
    QTest::newRow("et al.") << QByteArray("Jane Roe et al., \"Two of It\", " + address)
                            << QStringList{u"Jane Roe"_s, u"et al."_s};
    QTest::newRow("curly") << QByteArray("Jane Roe and Min Park. “Two of It.” ICLR. " + address)
                           << both;
    QTest::newRow("slanted") << QByteArray("Jane Roe, Min Park: *Two of It*, " + address) << both;
    QTest::newRow("bold") << QByteArray("Jane Roe, Min Park. **Two of It**. [arXiv](" + address +
                                        ")")
                          << both;
    QTest::newRow("year") << QByteArray("Roe, J., & Park, M. (2026). Two of It. arXiv. " + address)
                          << QStringList{u"J. Roe"_s, u"M. Park"_s};
    QTest::newRow("linked title") << QByteArray("Jane Roe, Min Park - [Two of It](" + address + ")")
                                  << both;
}

void TestDigestLists::references()
{
    QFETCH(const QByteArray, item);
    QFETCH(const QStringList, authors);
    const QList<DigestEntry> entries =
        entriesIn("# 2026-06-15\n\n- [One](https://arxiv.org/abs/2606.10001)\n- " + item + '\n');
    QCOMPARE(titlesOf(entries), (QStringList{u"One"_s, u"Two of It"_s}));
    QCOMPARE(entries[1].paper.id.text, u"2606.10002"_s);
    QCOMPARE(entries[1].paper.authors, authors);
}

// The link is below the title, and belongs to it.
void TestDigestLists::titlesAbove()
{
    const QList<DigestEntry> entries =
        entriesIn("# 2026-06-15\n\n## Robots\n\n"
                  "- **One: of Two**  \n  Jane Roe, Min Park  \n"
                  "  _2026-06-14_ · https://arxiv.org/abs/2606.10001v1 · `cs.RO`\n\n  Words.\n\n"
                  "- Two\n  - 논문: https://arxiv.org/abs/2606.10002\n  - 추천: 3개\n"
                  "- **Reading list**\n  - [Three](https://arxiv.org/abs/2606.10003)\n");
    QCOMPARE(titlesOf(entries), (QStringList{u"One: of Two"_s, u"Two"_s}));
    QCOMPARE(entries[0].paper.id.text, u"2606.10001"_s);
    QCOMPARE(entries[0].paper.authors, (QStringList{u"Jane Roe"_s, u"Min Park"_s}));
    QVERIFY(entries[0].paper.texts[0].markdown.contains(u"Words."_s));
    QCOMPARE(entries[1].paper.votes, 3);
}

// The lines below a number are its own, also without an indent.
void TestDigestLists::numberedParagraphs()
{
    for (const char *numbers : {"1、2、", "【1】【2】", "1. 2. "}) {
        const QString marks = QString::fromUtf8(numbers);
        const qsizetype half = marks.size() / 2;
        const QList<DigestEntry> entries = entriesIn(
            "# 2026-06-15\n\n" + marks.first(half).toUtf8() +
            "One\n作者：Jane Roe, 王小明\n链接：https://arxiv.org/abs/2606.10001\n"
            "摘要：words\n\n" +
            marks.sliced(half).toUtf8() + "Two\n链接：https://arxiv.org/abs/2606.10002\n");
        QCOMPARE(titlesOf(entries), (QStringList{u"One"_s, u"Two"_s}));
        QCOMPARE(entries[0].paper.authors, (QStringList{u"Jane Roe"_s, u"王小明"_s}));
        QVERIFY(entries[0].paper.texts[0].markdown.contains(u"摘要：words"_s));
    }
}

// Before a usual day, bold words are of a README.
void TestDigestLists::boldPreamble()
{
    const QList<DigestEntry> entries =
        entriesIn("# Papers\n\n**[A Survey](https://arxiv.org/abs/2401.00001)** is out.\n\n"
                  "## Daily Papers (2026-06-15)\n\n### [One](https://arxiv.org/abs/2606.10001)\n");
    QCOMPARE(titlesOf(entries), QStringList{u"One"_s});
}

void TestDigestLists::boldParagraphs()
{
    const QList<DigestEntry> entries =
        entriesIn("# 2026-06-15\n\n## 🧠 Reasoning\n\n"
                  "**1. One: of Two** ([arXiv:2606.10001](https://arxiv.org/abs/2606.10001))\n"
                  "- **What:** it cites [a paper](https://arxiv.org/abs/2401.00001).\n\n"
                  "**[Two](https://arxiv.org/abs/2606.10002)** (Jane Roe) shows this.\n\n"
                  "**3. [Four](https://arxiv.org/abs/2606.10004)**\n\nVotes: 3\n\n"
                  "**Five**\nWu Li, Min Park\nhttps://arxiv.org/abs/2606.10005\n\n"
                  "**Note**: see [Three](https://arxiv.org/abs/2606.10003).\n\n"
                  "### In other news\n\n- [A post](https://example.org/post)\n");
    QCOMPARE(titlesOf(entries), (QStringList{u"One: of Two"_s, u"Two"_s, u"Four"_s, u"Five"_s}));
    QVERIFY(entries[0].paper.texts[0].markdown.startsWith(u"- **What:**"_s));
    QCOMPARE(entries[2].paper.votes, 3);
    QCOMPARE(entries[3].paper.authors, (QStringList{u"Wu Li"_s, u"Min Park"_s}));
}

void TestDigestLists::tableOfTheWeek()
{
    const QList<DigestEntry> entries =
        entriesIn("## 2024-03-24\n\n| **Paper** | **Links** |\n| --- | --- |\n"
                  "| 1) **Open** - a model. | [Paper](https://x.example/blog/open), "
                  "[Post](https://x.com/a) |\n"
                  "| 2) **Merge** - an approach. | [Paper](https://arxiv.org/abs/2403.13187) |\n"
                  "| 3) **CoT: Deep** | [Paper](https://arxiv.org/abs/2403.13188) |\n"
                  "| 4) **Post** - no paper. | [Post](https://x.com/b) |\n");
    QCOMPARE(titlesOf(entries), QStringList({u"Open"_s, u"Merge"_s, u"CoT: Deep"_s}));
    QCOMPARE(entries[0].paper.url, u"https://x.example/blog/open"_s);
    QCOMPARE(entries[0].paper.texts.value(0).markdown, u"a model."_s);
    QCOMPARE(entries[1].paper.texts.value(0).markdown, u"an approach."_s);
    QVERIFY(entries[2].paper.texts.isEmpty());
}

void TestDigestLists::boldInTitles_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("title");
    QTest::newRow("beginning") << QByteArray("**One**: Two") << u"One: Two"_s;
    QTest::newRow("middle") << QByteArray("A **Big** Thing") << u"A Big Thing"_s;
    QTest::newRow("powers") << QByteArray("Sums of a**2 and b**2") << u"Sums of a**2 and b**2"_s;
    QTest::newRow("escaped") << QByteArray("\\*\\*One\\*\\* Two") << u"**One** Two"_s;
}

void TestDigestLists::boldInTitles()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QString, title);
    const QByteArray text =
        "## 2026-06-15\n\n### [" + written + "](https://arxiv.org/abs/2606.10001)\n";
    const Digest digest = parseDigest(text).digest;
    QCOMPARE(titlesOf(entriesOf(digest)), QStringList{title});
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

BROADSHEET_TEST(TestDigestLists, QCoreApplication)
#include "tst_digest_lists.moc"
