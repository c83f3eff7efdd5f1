// Which link of an entry is its paper, and which ones it only cites.
#include "Entries.h"

#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestDigestLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesElsewhere();
    void manyAddressesElsewhere();
    void cited_data();
    void cited();
    void linkOfTheTitle_data();
    void linkOfTheTitle();
    void papersElsewhere_data();
    void papersElsewhere();
    void linksBesidePapers();
    void linksNotUnderstood();
};

// Papers whose words cite another paper. Either they have their own identity or none is made up.
void TestDigestLinks::cited_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray gemma = "[Gemma](https://openreview.net/forum?id=x)";
    const QByteArray cited = "[GPT-3](https://arxiv.org/abs/2005.14165)";
    const QByteArray address = "https://arxiv.org/abs/2005.14165";
    const QByteArray head = "| Title | Summary |\n|---|---|\n";
    const QByteArray entry = "### Claude 3\n\nVote: 10\n\n";
    QTest::newRow("item") << QByteArray("- " + gemma + " — improves on " + cited + "\n");
    QTest::newRow("item, at once") << QByteArray("- " + gemma + ": " + cited + " is worse\n");
    QTest::newRow("item, address") << QByteArray("- " + gemma + " — improves on " + address + "\n");
    QTest::newRow("item, id") << QByteArray("- " + gemma + " — builds on [2005.14165](" + address +
                                            ")\n");
    QTest::newRow("row") << QByteArray(head + "| " + gemma + " | builds on " + address + " |\n");
    QTest::newRow("row, link") << QByteArray(head + "| " + gemma + " | as " + cited + " |\n");
    QTest::newRow("row, plain") << QByteArray(head + "| Gemma | builds on " + cited + " |\n");
    QTest::newRow("row, notes") << QByteArray("| Title | Notes |\n|---|---|\n| " + gemma +
                                              " | builds on " + address + " |\n");
    QTest::newRow("row without names")
        << QByteArray("| Gemma | Jane Roe, Min Park | it builds on " + address + " |\n");
    QTest::newRow("heading") << QByteArray(entry + "- beats " + cited + "\n");
    QTest::newRow("heading, first") << QByteArray(entry + "- " + cited + " is beaten\n");
    QTest::newRow("heading, paragraph") << QByteArray(entry + "It beats " + address + ".\n");
    QTest::newRow("heading, brackets")
        << QByteArray(entry + "It builds on GPT-3 (" + address + ").\n");
    QTest::newRow("heading, see also") << QByteArray(entry + "See also " + address + "\n");
    QTest::newRow("heading, after fields")
        << QByteArray(entry + "👍 12 | Google | builds on [2005.14165](" + address + ")\n");
    QTest::newRow("heading, label")
        << QByteArray(entry + "- **Baseline**: " + cited + "\n- Compared to: " + address + "\n");
    for (const char *label : {"Related work", "See also", "**Baseline**", "- Builds on",
                              "관련 논문", "相关论文", "Previous paper"})
        QTest::addRow("heading, %s", label) << QByteArray(entry + label + ": " + address + "\n");
    QTest::newRow("heading, own page") << QByteArray(
        entry + "Paper: https://openreview.net/forum?id=x\n\n- beats " + cited + "\n");
    QTest::newRow("heading, own link") << QByteArray(
        entry + "- **论文**: [OpenReview](https://openreview.net/forum?id=x)\n- beats " + cited +
        "\n");
}

void TestDigestLinks::cited()
{
    QFETCH(const QByteArray, text);
    const QByteArray whole = "# 2024-03-22\n\n" + text;
    const Digest digest = parseDigest(whole).digest;
    for (const DigestEntry &entry : entriesOf(digest))
        QVERIFY2(!entry.paper.id.isArxiv(), qPrintable(entry.paper.id.text));
    if (text.contains("Claude"))
        QCOMPARE(entriesOf(digest).value(0).paper.id.text,
                 text.contains("openreview") ? u"https://openreview.net/forum?id=x"_s
                                             : u"title:claude 3"_s);
    QVERIFY(text.contains("openreview") || !parseDigest(whole).diagnostics.isEmpty());
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

// Ways to say where a paper is, below its title or behind it.
void TestDigestLinks::linkOfTheTitle_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray address = "https://arxiv.org/abs/2403.00001";
    const QByteArray item = "- [A Title](https://github.com/x)";
    const QByteArray entry = "### A Title\n\nVote: 3\n\n";
    const QByteArray cites = "- beats [GPT-3](https://arxiv.org/abs/2005.14165)\n";
    QTest::newRow("item, label") << QByteArray(item + " [arXiv](" + address + ")\n");
    QTest::newRow("item, label after words")
        << QByteArray(item + " — words of it. [[Paper]](" + address + ") [Code](https://e.org)\n");
    QTest::newRow("item, address") << QByteArray(item + " " + address + "\n");
    QTest::newRow("item, id") << QByteArray(item + " ([2403.00001](" + address + "))\n");
    QTest::newRow("line") << QByteArray(entry + "Paper: " + address + "\n\n" + cites);
    QTest::newRow("line below") << QByteArray(entry + cites + "- **论文链接**: [点击跳转](" +
                                              address + ")\n");
    QTest::newRow("alone") << QByteArray(entry + address + "\n\n" + cites);
    QTest::newRow("links") << QByteArray(entry + cites + "[Code](https://github.com/x) | [arXiv](" +
                                         address + ")\n");
    QTest::newRow("HTML") << QByteArray(entry + cites + "<a class=\"x\" href=\"" + address +
                                        "\"><b>Paper</b></a> <a href='https://e.org'>Code</a>\n");
    QTest::newRow("badges") << QByteArray(
        entry + cites +
        "[![Stars](https://e.org/s.svg)](https://github.com/x) [![](https://e.org/"
        "a.svg)](" +
        address + ") [![Demo](https://e.org/d.svg)](https://e.org)\n");
    QTest::newRow("item of links")
        << QByteArray(entry + cites + "- Links: [arXiv](" + address + "), [code](https://e.org)\n");
    const std::initializer_list<QByteArray> fields{
        "👍 12 | 👤 Jane Doe | 🔗 " + address + " | 📅 2024-03-22",
        "URL - " + address + "v1",
        "논문 보러가기 👉 " + address,
        "자세히 보기 → " + address,
        "Submitted 2 June | " + address + " | cs.CL",
        "Jane Doe et al., arXiv 2024. " + address,
        "Jane Doe, John Smith, " + address,
        "*Jane Doe* · [2403.00001](" + address + ")",
        "Published on arXiv at " + address + " in cs.LG",
        "Jane Doe and John Smith " + address,
        "by Jane Doe (Stanford) " + address,
        "2024-03-22 " + address,
        "The paper is at " + address,
        "Jane Doe (2024), [A Title](" + address + ")",
        "Words of it (see the paper: " + address + ").",
        "- Words of it [[2403.00001](" + address + ")]",
    };
    for (const QByteArray &field : fields)
        QTest::addRow("field %s", field.constData()) << QByteArray(entry + field + "\n\n" + cites);
    const std::initializer_list<QByteArray> cells{
        "Paper: " + address + ", Code: https://github.com/x",
        "see [paper](" + address + ") and [code](https://github.com/x)",
        "Kim et al., " + address,
        "Kim et al. [arXiv](" + address + ")",
        "논문은 [여기](" + address + ")",
        "NeurIPS 2024 " + address + " (oral)",
    };
    for (const QByteArray &cell : cells)
        QTest::addRow("cell %s", cell.constData()) << QByteArray(
            "| Title | 비고 | Votes |\n|---|---|---|\n| A Title | " + cell + " | 3 |\n");
    QTest::newRow("item, paper behind code") << QByteArray(item + ": paper at " + address + "\n");
    QTest::newRow("inside") << QByteArray(entry + "- words [paper](" + address + ")\n");
    QTest::newRow("row") << QByteArray("| Title | Where | Resources |\n|---|---|---|\n"
                                       "| A Title | A Conference on Computer Vision | [paper](" +
                                       address + ") [code](https://github.com/x) |\n");
}

void TestDigestLinks::linkOfTheTitle()
{
    QFETCH(const QByteArray, text);
    const Digest digest = parseDigest(QByteArray("# 2024-03-22\n\n" + text)).digest;
    const QList<DigestEntry> entries = entriesOf(digest);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].paper.title, u"A Title"_s);
    QCOMPARE(entries[0].paper.id.text, u"2403.00001"_s);
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

// Papers of lists and tables that are not on arXiv, in any place.
void TestDigestLinks::papersElsewhere_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray a = "[A](https://arxiv.org/abs/2403.00001)";
    const QByteArray b = "[B](https://aclanthology.org/2024.acl-long.1/)";
    const QByteArray names = "| Title | Venue |\n|---|---|\n";
    const QByteArray others = "| Title | Authors |\n|---|---|\n";
    QTest::newRow("item, last") << QByteArray("- " + a + ": a\n- " + b + ": b\n");
    QTest::newRow("item, first") << QByteArray("- " + b + "\n  more\n\n- " + a + "\n");
    QTest::newRow("item, between")
        << QByteArray("1. " + a + "\n2. **" + b + "** 👍 3\n3. [C](https://arxiv.org/abs/2403.3)\n");
    QTest::newRow("item, label") << QByteArray(
        "- " + a + "\n- **B** ([paper](https://aclanthology.org/2024.acl-long.1))\n");
    QTest::newRow("row, last") << QByteArray(names + "| " + a + " | X |\n| " + b + " | ACL |\n");
    QTest::newRow("row, first") << QByteArray(names + "| " + b + " | ACL |\n| " + a + " | X |\n");
    QTest::newRow("row, alone") << QByteArray("- " + a + "\n\n## ACL\n\n" + others + "| " + b +
                                              " | Jane Roe |\n");
    QTest::newRow("row, link") << QByteArray(
        "| Title | PDF |\n|---|---|\n| A | [pdf](https://arxiv.org/abs/2403.00001) |\n"
        "| B | [pdf](https://aclanthology.org/2024.acl-long.1) |\n");
}

void TestDigestLinks::papersElsewhere()
{
    QFETCH(const QByteArray, text);
    const Digest digest = parseDigest(QByteArray("# 2024-03-22\n\n" + text)).digest;
    QHash<QString, PaperReport> papers;
    for (const DigestEntry &entry : entriesOf(digest))
        papers.insert(entry.paper.title, entry.paper);
    QVERIFY(papers.contains(u"A"_s) && papers.contains(u"B"_s));
    QCOMPARE(papers.value(u"B"_s).id.text, u"https://aclanthology.org/2024.acl-long.1"_s);
    for (const SourceText &one : papers.value(u"A"_s).texts)
        QVERIFY2(!one.markdown.contains("aclanthology"_L1), qPrintable(one.markdown));
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

// Links that are no papers make none, although papers are near.
void TestDigestLinks::linksBesidePapers()
{
    const QList<DigestEntry> entries = entriesIn(
        "# 2024-03-22\n\n- [The archive](https://e.org/archive)\n\nAnd here is the list:\n\n"
        "- [A](https://arxiv.org/abs/2403.00001)\n- [Code](https://github.com/x)\n"
        "  - [A talk](https://e.org/talk)\n- see [this](https://e.org/this)\n\n"
        "Those were the papers.\n\n- [Subscribe](https://e.org/feed)\n");
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0].paper.title, u"A"_s);

    const QByteArray paper = "[A](https://arxiv.org/abs/2403.00001)";
    const std::initializer_list<QByteArray> texts{
        "1. " + paper + "\n- [OpenReview](https://openreview.net/forum?id=x)\n",
        "- " + paper +
            "\n- [Blog post](https://e.org/blog)\n- [Tweet](https://x.com/a/status/1)\n"
            "- [Dataset](https://huggingface.co/datasets/x)\n- [Read more of "
            "yesterday](https://e.org)\n"
            "- [All papers of today](https://huggingface.co/papers?date=2024-03-22)\n",
        "- " + paper +
            "\n\n## Repositories\n\n| Title | Votes | Summary |\n|---|---|---|\n"
            "| [llama.cpp](https://github.com/x/llama.cpp) | 99 | Runs models |\n",
        "- " + paper +
            "\n\n## Models\n\n| Title | Likes | Link |\n|---|---|---|\n"
            "| Llama | 123 | [card](https://huggingface.co/x/llama) |\n",
    };
    for (const QByteArray &text : texts) {
        const QList<DigestEntry> read = entriesIn("# 2024-03-22\n\n" + text);
        QVERIFY2(read.size() == 1, text.constData());
        QCOMPARE(read[0].paper.title, u"A"_s);
    }
}

void TestDigestLinks::linksNotUnderstood()
{
    const ParsedDigest parsed =
        parseDigest("# 2024-03-22\n\nSee https://arxiv.org/abs/2403.00001 for more.\n\n"
                    "And [this](https://huggingface.co/papers/2403.00002).\n");
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].severity, Diagnostic::Severity::Error);
    QCOMPARE(parsed.diagnostics[0].line, 3);
    QVERIFY(parsed.diagnostics[0].message.contains("3, 5"_L1));
    QVERIFY(toReports(parsed.digest, {}).isEmpty());
}

// "[Title][2]", and the address at the end of the text.
void TestDigestLinks::addressesElsewhere()
{
    const QByteArray text = R"(## Daily Papers (2024-03-22)

### [Alpha [x]][1]

- See [the code][Code  Here], [Gamma][], [an unknown one][9] and a note[^1].
```
[Alpha][1]
[1]: https://arxiv.org/abs/2403.00009
```

### Beta [arXiv][2]

### [Gamma]

[1]: https://arxiv.org/abs/2403.00001
[2]: <https://arxiv.org/abs/2403.00002> "Beta"
[code here]: https://github.com/a/b
[gamma]: https://arxiv.org/abs/2403.00003
[1]: https://arxiv.org/abs/2403.00008
[^1]: https://e.org
)";
    const Digest digest = parseDigest(text).digest;
    QStringList found;
    for (const DigestEntry &entry : digest.days.at(0).entries)
        found << entry.paper.id.text + u' ' + entry.paper.title;
    QCOMPARE(found,
             (QStringList{u"2403.00001 Alpha [x]"_s, u"2403.00002 Beta"_s, u"2403.00003 Gamma"_s}));
    const QString summary = digest.days.at(0).entries.at(0).paper.texts.at(0).markdown;
    QVERIFY2(summary.contains(u"[the code](https://github.com/a/b), "
                              "[Gamma](https://arxiv.org/abs/2403.00003), [an unknown one][9]"_s),
             qPrintable(summary));
    QVERIFY(summary.contains(u"[Alpha][1]\n[1]: https://arxiv.org/abs/2403.00009"_s));
}

// A short label for a long address makes no text that fills the memory.
void TestDigestLinks::manyAddressesElsewhere()
{
    const QByteArray address = "https://e.org/" + QByteArray(1000, 'x');
    const QByteArray text =
        "## Daily Papers (2024-03-22)\n\n### [T](https://arxiv.org/abs/2403.00001)\n\n" +
        QByteArray("- [a]\n").repeated(5000) + "\n[a]: " + address + '\n';
    const Digest digest = parseDigest(text).digest;
    const QString summary = digest.days.at(0).entries.at(0).paper.texts.at(0).markdown;
    QVERIFY(summary.size() > text.size() && summary.size() < 3 * text.size() + 64 * 1024);
}

BROADSHEET_TEST(TestDigestLinks, QCoreApplication)
#include "tst_digest_links.moc"
