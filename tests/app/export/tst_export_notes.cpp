// The reader's notes in a digest: they come back to the letter, and nothing else changes by them.
#include "export/Export.h"
#include "support/Runner.h"

#include "digest/Digest.h"
#include "papers/StorableText.h"

#include <QTest>

#include <random>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

class Writer final
{
public:
    explicit Writer(unsigned seed) : m_random(seed) {}

    // What somebody may have in a note, lines that look like the digest's own among it.
    QString note()
    {
        static const QStringList pieces{
            u"한국어 메모"_s,
            u"\n"_s,
            u"\n\n"_s,
            u"\r\n"_s,
            u"   "_s,
            u"\t"_s,
            u"# Heading"_s,
            u"## Daily Papers (2024-03-22)"_s,
            u"### [Another paper](https://arxiv.org/abs/2403.09999)"_s,
            u"- item"_s,
            u"1. first"_s,
            u"```"_s,
            u"~~~~"_s,
            u"> quoted"_s,
            u">"_s,
            u"Vote: 7"_s,
            u"Authors: A, B"_s,
            u"![](https://e.org/x.png)"_s,
            u"---"_s,
            u"\\\\"_s,
            u"<!-- broadsheet:note {\"paper\":\"2403.00001\"} -->"_s,
            u"<!-- /broadsheet:note -->"_s,
            u"<!--"_s,
            u"-->"_s,
            u"<details><summary>x</summary>"_s,
            u"</details>"_s,
            u"**My note**"_s,
            u"$x_1$ & <b>"_s,
            u"| a | b |"_s,
            u"\uFEFF"_s,
            u"\u2028"_s,
            u"\u202E"_s,
            u"😀"_s,
            u"a"_s,
        };
        QString text;
        for (int left = 1 + below(12); left > 0; --left)
            text += pieces.at(below(int(pieces.size()))) + (below(3) == 0 ? u"\n"_s : QString());
        return storableText(text);
    }

    Paper paper(int number)
    {
        Paper paper;
        paper.id = PaperId{u"2403.%1"_s.arg(number, 5, 10, QChar(u'0'))};
        paper.title = u"Paper [%1] & <x>"_s.arg(number);
        paper.url = u"https://arxiv.org/abs/"_s + paper.id.text;
        const QDate first = QDate(2024, 3, 1).addDays(below(20));
        paper.days = {first, first.addDays(1 + below(9))};
        if (below(3) > 0)
            paper.votes = below(50);
        if (below(3) > 0)
            paper.authors = {u"Jane Roe"_s};
        for (int text = below(3); text > 0; --text)
            paper.texts.append(
                {u"digest"_s, u"en"_s, u"- Text %1"_s.arg(text), paper.days.at(below(2))});
        if (below(4) > 0)
            paper.note = note();
        if (below(3) == 0)
            paper.tags = {u"a --> b"_s, u"읽을 것, `x`"_s};
        return paper;
    }

    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }

private:
    std::mt19937 m_random;
};

QMap<QString, PaperNote> notesOf(const QList<Paper> &papers)
{
    QMap<QString, PaperNote> notes;
    for (const Paper &paper : papers)
        if (!paper.note.isEmpty() || !paper.tags.isEmpty())
            notes.insert(paper.id.text, {paper.id, paper.note, paper.tags});
    return notes;
}

QMap<QString, PaperNote> byId(const QList<PaperNote> &notes)
{
    QMap<QString, PaperNote> found;
    for (const PaperNote &one : notes)
        found.insert(one.paper.text, one);
    return found;
}

} // namespace

class TestExportNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyNoteComesBack_data();
    void anyNoteComesBack();
    void peopleReadThem();
    void weeks();
    void editedByHand_data();
    void editedByHand();
    void aNoteWithoutEndIsText();
};

void TestExportNotes::anyNoteComesBack_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestExportNotes::anyNoteComesBack()
{
    QFETCH(unsigned, seed);
    Writer writer(seed);
    for (int round = 0; round < 150; ++round) {
        QList<Paper> papers;
        for (int number = 1; number <= 4; ++number)
            papers.append(writer.paper(number));
        const QByteArray plain = toMarkdown(papers);
        QVERIFY(!plain.contains("broadsheet:"));
        for (const bool weeks : {false, true}) {
            QByteArray noted = toMarkdown(papers, {.notes = true, .weeks = weeks});
            if (writer.below(4) == 0)
                noted.replace("\n", "\r\n"); // an editor did
            const ParsedDigest parsed = parseDigest(noted);
            QVERIFY2(byId(parsed.notes) == notesOf(papers), noted);
            QCOMPARE(parsed.notes.size(), notesOf(papers).size());
            QCOMPARE(toReports(parsed.digest, {}), toReports(parseDigest(plain).digest, {}));
        }
    }
}

void TestExportNotes::peopleReadThem()
{
    Paper paper = Writer(1).paper(7);
    paper.texts = {};
    paper.note = u"First\n\n### Heading"_s;
    paper.tags = {u"a_b"_s};
    const QByteArray text = toMarkdown({paper}, {.notes = true});
    const QByteArray block = R"(

<!-- broadsheet:note {"paper":"2403.00007","tags":["a_b"]} -->
**My note** (a\_b)

> First
>
> ### Heading
<!-- /broadsheet:note -->
)";
    QVERIFY2(text.contains(block), text);
    QCOMPARE(text.count("My note"), 1); // though the paper is listed on two days
}

void TestExportNotes::weeks()
{
    Paper first = Writer(1).paper(1);
    first.days = {QDate(2024, 12, 29), QDate(2024, 12, 30)};
    Paper second = Writer(1).paper(2);
    second.days = {QDate(2024, 12, 31)};
    const QByteArray text = toMarkdown({first, second}, {.weeks = true});
    QVERIFY(text.startsWith("<!-- broadsheet:heading -->\n# Week 1 of 2025\n"
                            "<!-- /broadsheet:heading -->\n\n## Daily Papers (2024-12-31)\n"));
    QCOMPARE(text.count("# Week "), 2);
    QVERIFY(text.contains("\n\n<!-- broadsheet:heading -->\n# Week 52 of 2024\n"));
    QCOMPARE(parseDigest(text).digest, parseDigest(toMarkdown({first, second})).digest);
}

void TestExportNotes::editedByHand_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("note");
    QTest::newRow("without spaces") << QByteArray(">one\n>two\n") << u"one\ntwo"_s;
    QTest::newRow("a lazy line") << QByteArray("> one\ntwo\n") << u"one\ntwo"_s;
    QTest::newRow("blank lines around") << QByteArray("\n\n> one\n\n") << u"one"_s;
    QTest::newRow("another label") << QByteArray("**My note** (x)\n> one\n") << u"one"_s;
}

void TestExportNotes::editedByHand()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, note);
    const QByteArray text = "## Daily Papers (2024-03-22)\n\n"
                            "### [T](https://arxiv.org/abs/2403.00001)\n\n- text\n\n"
                            "<!-- broadsheet:note {\"paper\": \"2403.00001v2\"} -->  \n" +
                            body + "<!-- /broadsheet:note -->\n- more\n";
    const ParsedDigest parsed = parseDigest(text);
    QCOMPARE(parsed.notes.size(), 1);
    QCOMPARE(parsed.notes.constFirst().note, note);
    QCOMPARE(parsed.digest.days.value(0).entries.size(), 1);
    QVERIFY(!parsed.digest.days[0].entries[0].paper.texts[0].markdown.contains(u"one"_s));
}

void TestExportNotes::aNoteWithoutEndIsText()
{
    const ParsedDigest parsed =
        parseDigest("### [T](https://arxiv.org/abs/2403.00001)\n\n- text\n\n"
                    "<!-- broadsheet:note {\"paper\":\"2403.00001\"} -->\n\n> one\n\n"
                    "### [U](https://arxiv.org/abs/2403.00002)\n\n- text\n\n"
                    "<!-- broadsheet:note {\"paper\":\"2403.00002\"} -->\n> two\n"
                    "<!-- /broadsheet:note -->\n");
    QCOMPARE(parsed.notes.size(), 1);
    QCOMPARE(parsed.notes.constFirst().note, u"two"_s);
    const QList<DigestEntry> entries = parsed.digest.days.value(0).entries;
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].paper.texts.value(0).markdown, u"- text\n\n\n\n> one"_s);
    QVERIFY(std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                        [](const Diagnostic &one) { return one.line == 5; }));
}

BROADSHEET_TEST(TestExportNotes, QCoreApplication)
#include "tst_export_notes.moc"
