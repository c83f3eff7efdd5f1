// Days and titles, in the spellings used over the years.
#include "digest/Digest.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString summaryOf(const DigestEntry &entry)
{
    return entry.paper.texts.value(0).markdown;
}

} // namespace

class TestDigestVariants final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayHeading_data();
    void dayHeading();
    void severalDays();
    void daysAbovePapersOfALowerLevel_data();
    void daysAbovePapersOfALowerLevel();
    void preambles();
    void noDay();
    void title_data();
    void title();
    void titleAlone();
    void levels();
    void headingsInSummary();
    void headingsBeforeFirstDay();
    void reports();
};

void TestDigestVariants::dayHeading_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QDate>("day");
    const QDate day(2024, 3, 22);
    QTest::addRow("usual") << u"## Daily Papers (2024-03-22)"_s << day;
    QTest::addRow("one level") << u"# Daily Papers (2024-03-22)"_s << day;
    QTest::addRow("three levels") << u"### Daily Papers (2024-03-22)"_s << day;
    QTest::addRow("more words") << u"## Daily Papers (2024-03-22), 12 papers, evening"_s << day;
    QTest::addRow("another title") << u"## Was es Neues gibt 2024-03-22"_s << day;
    QTest::addRow("slashes") << u"## Daily Papers 2024/03/22"_s << day;
    QTest::addRow("dots") << u"## Daily Papers 2024.3.22"_s << day;
    QTest::addRow("compact") << u"## Papers of 20240322"_s << day;
    QTest::addRow("English") << u"## Daily Papers, 22 March 2024"_s << day;
    QTest::addRow("ordinal") << u"## Friday, 22nd of papers: 22nd Mar 2024"_s << day;
    QTest::addRow("American") << u"## Daily Papers (March 22, 2024)"_s << day;
    QTest::addRow("Korean") << u"## 2024년 3월 22일 논문"_s << day;
    QTest::addRow("Japanese") << u"## 2024年3月22日の論文"_s << day;
    QTest::addRow("link to the list")
        << u"## [Daily Papers 2024-03-22](https://huggingface.co/papers)"_s << day;
}

void TestDigestVariants::dayHeading()
{
    QFETCH(QString, heading);
    QFETCH(QDate, day);
    const QByteArray text =
        heading.toUtf8() + "\n\n### [T](https://arxiv.org/abs/2403.00001)\n\n- text\n";
    const ParsedDigest parsed = parseDigest(text, QDate(1999, 1, 1));
    QCOMPARE(parsed.digest.days.size(), 1);
    QCOMPARE(parsed.digest.days[0].day, day);
    QCOMPARE(parsed.digest.days[0].entries.size(), 1);
    QVERIFY(parsed.diagnostics.isEmpty());
}

void TestDigestVariants::severalDays()
{
    const Digest digest =
        parseDigest("## Daily Papers (2024-03-22)\n### [A](https://arxiv.org/abs/2403.1001)\n"
                    "- a\n## Daily Papers (2024-03-23)\n## Daily Papers (2024-03-22)\n"
                    "### [B](https://arxiv.org/abs/2403.1002)\n- b\n## Vision\n"
                    "### [C](https://arxiv.org/abs/2403.1003)\n- c\n"
                    "## Daily Papers (2024-02-31)\n"
                    "### [D](https://arxiv.org/abs/2403.1004)\n- d\n")
            .digest;
    QCOMPARE(digest.days.size(), 5);
    QCOMPARE(digest.days[1].day, QDate(2024, 3, 23));
    QVERIFY(digest.days[1].entries.isEmpty());
    QCOMPARE(digest.days[3].day, QDate(2024, 3, 22)); // a section of the same day
    QCOMPARE(digest.days[3].heading, u"Vision"_s);
    QVERIFY(!digest.days[4].day.isValid()); // there is no 31st of February

    const QList<DayReport> reports = toReports(digest, u"x.md"_s);
    QCOMPARE(reports.size(), 3);
    QCOMPARE(reports[0].papers.size(), 3);
    QVERIFY(reports[1].papers.isEmpty()); // the 23rd had no papers
    QCOMPARE(reports[2].papers.size(), 1);
}

void TestDigestVariants::daysAbovePapersOfALowerLevel_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("date") << QByteArray("### 2024-03-22") << QByteArray("### 2024-03-21");
    QTest::newRow("weekday") << QByteArray("### Friday, 22 March 2024")
                             << QByteArray("### Thursday, 21 March 2024");
    QTest::newRow("Korean") << QByteArray("### 📅 2024년 3월 22일 (금)")
                            << QByteArray("### 📅 2024년 3월 21일 (목)");
    QTest::newRow("words") << QByteArray("### 2024-03-22 (2 papers)")
                           << QByteArray("### 2024-03-21 (1 paper)");
    QTest::newRow("deeper") << QByteArray("#### 2024-03-22") << QByteArray("#### 2024-03-21");
}

void TestDigestVariants::daysAbovePapersOfALowerLevel()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    const QByteArray text = "# Papers\n\n## March 2024\n\n" + first +
                            "\n\n##### [A](https://arxiv.org/abs/2403.00001)\n- a\n\n"
                            "##### [B](https://aclanthology.org/2024.b)\n- b\n\n" +
                            second + "\n\n##### [C](https://arxiv.org/abs/2403.00003)\n- c\n\n" +
                            "## February 2024\n\n### 2024-02-29\n\n"
                            "##### [D](https://arxiv.org/abs/2402.00004)\n- d\n";
    const Digest digest = parseDigest(text, QDate(2024, 4, 1)).digest;
    const QList<DayReport> reports = toReports(digest, u"x.md"_s);
    QCOMPARE(reports.size(), 3);
    QCOMPARE(reports[0].day, QDate(2024, 3, 22));
    QCOMPARE(reports[0].papers.size(), 2);
    QCOMPARE(reports[1].day, QDate(2024, 3, 21));
    QCOMPARE(reports[1].papers.size(), 1);
    QCOMPARE(reports[1].papers[0].texts.value(0).markdown, u"- c"_s);
    QCOMPARE(reports[2].day, QDate(2024, 2, 29));
    QCOMPARE(reports[2].papers.size(), 1);
    QCOMPARE(parseDigest(writeDigest(digest), QDate(2024, 4, 1)).digest, digest);
}

void TestDigestVariants::preambles()
{
    const Digest digest = parseDigest("# Archive\n\n## About\n[here](https://e.org)\n\n"
                                      "## Daily Papers (2024-03-22)\n\nA quiet day.\n\n"
                                      "### [A](https://arxiv.org/abs/2403.1001)\n- a\n")
                              .digest;
    QCOMPARE(digest.preamble, u"# Archive\n\n## About\n[here](https://e.org)"_s);
    QCOMPARE(digest.days.size(), 1);
    QCOMPARE(digest.days[0].heading, u"Daily Papers (2024-03-22)"_s);
    QCOMPARE(digest.days[0].preamble, u"A quiet day."_s);
}

void TestDigestVariants::noDay()
{
    const QByteArray text = "### [A](https://arxiv.org/abs/2403.1001)\n- a\n";
    const ParsedDigest assumed = parseDigest(text, QDate(2024, 3, 22));
    QCOMPARE(assumed.digest.days[0].day, QDate(2024, 3, 22));
    QCOMPARE(assumed.diagnostics.size(), 1);
    QCOMPARE(assumed.diagnostics[0].line, 1);
    QVERIFY(assumed.diagnostics[0].message.contains(u"2024-03-22"_s));

    const ParsedDigest undated = parseDigest(text);
    QVERIFY(!undated.digest.days[0].day.isValid());
    QCOMPARE(undated.digest.days[0].entries.size(), 1);
    QCOMPARE(undated.diagnostics.size(), 1);
}

void TestDigestVariants::title_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("id");
    const auto add = [](const char *name, const QString &title) {
        QTest::addRow("%s", name) << u"### [%1](https://arxiv.org/abs/2403.00001)"_s.arg(title)
                                  << title << u"2403.00001"_s;
    };
    add("brackets", u"[IDK] tokens"_s);
    add("brackets at the end", u"GPT-[n]"_s);
    add("unbalanced bracket", u"Less [ is more"_s);
    add("closing bracket", u"a] b"_s);
    add("bracket and parenthesis", u"f[x](y) explained"_s);
    add("a link inside", u"Reading [this](https://e.org/x) again"_s);
    add("parentheses", u"Scaling (and not) up :)"_s);
    add("stars", u"A*: from A* to S*"_s);
    add("tags", u"<think> & </think>, >80% <EOS>"_s);
    add("dollars", u"M$^{2}$UGen, $\\sim$20 for $5"_s);
    add("backticks", u"`cat.n.01` and ``x''"_s);
    add("backslash", u"\\textit{x}_y^z\\"_s);
    add("hashes", u"C# ###"_s);
    add("Korean", u"한국어 제목: 推論と学習"_s);

    const QString id = u"2403.00001"_s;
    QTest::addRow("version") << u"### [T](http://arxiv.org/pdf/2403.00001v3.pdf)"_s << u"T"_s << id;
    QTest::addRow("Hub") << u"### [T](https://huggingface.co/papers/2403.00001)"_s << u"T"_s << id;
    QTest::addRow("angle brackets")
        << u"### [T](<https://arxiv.org/abs/2403.00001>)"_s << u"T"_s << id;
    QTest::addRow("tooltip") << u"### [T](https://arxiv.org/abs/2403.00001 \"A (b)\")"_s << u"T"_s
                             << id;
    QTest::addRow("no space") << u"###[T](https://arxiv.org/abs/2403.00001)"_s << u"T"_s << id;
    QTest::addRow("trailing space")
        << u"  ### [T](https://arxiv.org/abs/2403.00001)  "_s << u"T"_s << id;
    QTest::addRow("numbered") << u"### 12. **[T](https://arxiv.org/abs/2403.00001)**"_s << u"T"_s
                              << id;
    QTest::addRow("second link")
        << u"### [T](https://arxiv.org/abs/2403.00001) [Code](https://e.org)"_s << u"T"_s << id;
    QTest::addRow("a link inside, unbalanced")
        << u"### [x](https://y.org/z) w](https://arxiv.org/abs/2403.00001)"_s
        << u"x](https://y.org/z) w"_s << id;
    QTest::addRow("title outside")
        << u"### A Title [arXiv](https://arxiv.org/abs/2403.00001)"_s << u"A Title"_s << id;
    for (const QString &prefix :
         {u"Paper 1:"_s, u"논문 1:"_s, u"(Oral)"_s, u"No. 1"_s, u"[cs.CL]"_s})
        QTest::addRow("%s", qPrintable(prefix))
            << u"### "_s + prefix + u" [T](https://arxiv.org/abs/2403.00001)"_s << u"T"_s << id;
    for (const QString &end : {u"([PDF](%1))"_s, u"- [Paper](%1)"_s, u"<%1>"_s})
        QTest::addRow("%s", qPrintable(end))
            << u"### T "_s + end.arg(u"https://arxiv.org/abs/2403.00001"_s) << u"T"_s << id;
    for (const QString &heading :
         {u"T: https://arxiv.org/abs/2403.00001"_s, u"T (arXiv:2403.00001)"_s,
          u"<a href=\"https://arxiv.org/abs/2403.00001\">T</a>"_s,
          u"[2403.00001](https://arxiv.org/abs/2403.00001) T"_s})
        QTest::addRow("%s", qPrintable(heading)) << u"### "_s + heading << u"T"_s << id;
    QTest::addRow("missing parenthesis")
        << u"### [T](https://arxiv.org/abs/2403.00001"_s << u"T"_s << id;
    QTest::addRow("parentheses in the link")
        << u"### [T](https://e.org/a_(b))"_s << u"T"_s << u"https://e.org/a_(b)"_s;
    QTest::addRow("elsewhere") << u"### [T](HTTPS://E.org:443/Blog/#top)"_s << u"T"_s
                               << u"https://e.org/Blog"_s;
    QTest::addRow("unsafe link") << u"### [My  Title](javascript:alert(1))"_s << u"My  Title"_s
                                 << u"title:my title"_s;
}

void TestDigestVariants::title()
{
    QFETCH(QString, heading);
    QFETCH(QString, title);
    QFETCH(QString, id);
    const QByteArray text = "## Daily Papers (2024-03-22)\n" + heading.toUtf8() + "\n\n- text\n";
    const Digest digest = parseDigest(text).digest;
    QCOMPARE(digest.days[0].entries.size(), 1);
    QCOMPARE(digest.days[0].entries[0].paper.title, title);
    QCOMPARE(digest.days[0].entries[0].paper.id.text, id);
    QCOMPARE(summaryOf(digest.days[0].entries[0]), u"- text"_s);
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestVariants::titleAlone()
{
    const ParsedDigest parsed = parseDigest("## Daily Papers (2024-03-22)\n### Ａ "
                                            "Title\twithout\n\nVote: 3\n\n- text\n### []()\n- x\n");
    const QList<DigestEntry> entries = parsed.digest.days[0].entries;
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].paper.id.text, u"title:a title without"_s);
    QCOMPARE(entries[0].paper.votes, 3);
    QVERIFY(!entries[0].paper.id.isArxiv());
    QVERIFY(entries[1].paper.id.isEmpty());
    QCOMPARE(parsed.diagnostics.size(), 2);
    QCOMPARE(parsed.diagnostics[0].line, 2);
    // An entry without an id stays in the digest and is not reported to the library.
    QCOMPARE(toReports(parsed.digest, {}).constFirst().papers.size(), 1);
}

void TestDigestVariants::levels()
{
    const Digest digest =
        parseDigest("# 2024-03-22\n\n## [A](https://e.org/a)\n- a\n#### Not a paper\n"
                    "#### [Code](https://github.com/x)\n## [B](https://e.org/b)\n- b\n"
                    "#### [C](https://arxiv.org/abs/2403.00001)\n- c\n")
            .digest;
    QCOMPARE(digest.days.size(), 1);
    const QList<DigestEntry> entries = digest.days[0].entries;
    QCOMPARE(entries.size(), 3);
    QCOMPARE(summaryOf(entries[0]), u"- a\n#### Not a paper\n#### [Code](https://github.com/x)"_s);
    QCOMPARE(entries[2].paper.id.text, u"2403.00001"_s);
}

void TestDigestVariants::headingsInSummary()
{
    const QByteArray before = "## Daily Papers (2024-03-22)\n\n### [T](https://arxiv.org/abs/"
                              "2403.14624)\n\nVote: 1\n\nAuthors: A\n\n";
    for (const QByteArray summary :
         {"## 요약\n- 가\n## 결과\n- 나", "- a\n\n## Results of 2024-03-01\n- b",
          "- a\n```\n### x\n## 2024-03-23\n```\n- b"}) {
        const Digest digest = parseDigest(QByteArray(before + summary +
                                                     "\n\n## Vision\n\n### [U](https://e.org/u)\n"))
                                  .digest;
        QCOMPARE(digest.days.size(), 2);
        QCOMPARE(digest.days[1].heading, u"Vision"_s);
        QCOMPARE(digest.days[0].entries.size(), 1);
        QCOMPARE(summaryOf(digest.days[0].entries[0]), QString::fromUtf8(summary));
        QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
    }
    const Digest unclosed =
        parseDigest(QByteArray(before + "```\n### [U](https://arxiv.org/abs/2403.00002)\n")).digest;
    QCOMPARE(unclosed.days.value(0).entries.size(), 2);
}

void TestDigestVariants::headingsBeforeFirstDay()
{
    const Digest digest = parseDigest("# Archive\n### Install\nRun it.\n"
                                      "## Daily Papers (2024-03-22)\n### Title\n- a\n")
                              .digest;
    QCOMPARE(digest.preamble, u"# Archive\n### Install\nRun it."_s);
    QCOMPARE(digest.days.size(), 1);
    QCOMPARE(digest.days[0].entries.size(), 1);
}

void TestDigestVariants::reports()
{
    const Digest digest =
        parseDigest(
            "## Daily Papers (2024-03-22)\n### [A](https://arxiv.org/abs/2403.00001)\n"
            "![](https://e.org/a.png)\nVote: 3\n- first\n### "
            "[B](https://arxiv.org/abs/2403.00002)\n"
            "## Daily Papers (2024-03-22)\n### [A again](https://arxiv.org/abs/2403.00001v2)\n"
            "![](https://e.org/b.png)\nVote: 5\nAuthors: X\n- second\n")
            .digest;
    const QList<DayReport> reports = toReports(digest, u"22.md"_s);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports[0].source, u"digest"_s);
    QCOMPARE(reports[0].origin, u"22.md"_s);
    QCOMPARE(reports[0].papers.size(), 2);
    const PaperReport merged = reports[0].papers[0];
    QCOMPARE(merged.title, u"A"_s);
    QCOMPARE(merged.votes, 5);
    QCOMPARE(merged.authors, QStringList{u"X"_s});
    QCOMPARE(merged.media.size(), 2);
    QCOMPARE(merged.texts.size(), 2);
}

BROADSHEET_TEST(TestDigestVariants, QCoreApplication)
#include "tst_digest_variants.moc"
