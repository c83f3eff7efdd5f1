// Days above papers, and entries in the shapes of other programs.
#include "digest/Digest.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestDigestShapes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayAbovePapers_data();
    void dayAbovePapers();
    void shapesOfEntries_data();
    void shapesOfEntries();
};

void TestDigestShapes::dayAbovePapers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isDay");
    for (const char *line :
         {"Date: 2024-03-22", "**Date**: March 22, 2024", "날짜: 2024년 3월 22일",
          "日期：2024-03-22", "> 2024-03-22", "*2024-03-22*", "*Daily Papers 2024-03-22*"})
        QTest::addRow("%s", line) << QByteArray(line) << true;
    for (const char *line :
         {"Updated on 2024-03-22", "A list since 2024-03-22", "[2024-03-22](https://e.org)"})
        QTest::addRow("%s", line) << QByteArray(line) << false;
}

void TestDigestShapes::dayAbovePapers()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, isDay);
    const Digest digest = parseDigest(QByteArray("# Papers\n\n" + line +
                                                 "\n\n- [One](https://arxiv.org/abs/2403.00001)\n"))
                              .digest;
    QCOMPARE(digest.days.constLast().day, isDay ? QDate(2024, 3, 22) : QDate());
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

// Each is one paper, "One: of Two", by Jane Roe and Min Park.
void TestDigestShapes::shapesOfEntries_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray address = "https://arxiv.org/abs/2403.00001";
    const QByteArray authors = "Authors: Jane Roe, Min Park\n";
    QTest::newRow("level 1") << QByteArray("# One: of Two\nLink: " + address + '\n' + authors +
                                           "\n## Method\n\nWords.\n");
    QTest::newRow("id first") << QByteArray("## arXiv:2403.00001 - One: of Two\n" + authors);
    QTest::newRow("id alone first") << QByteArray("## [2403.00001] One: of Two\n" + authors);
    QTest::newRow("numbered paper")
        << QByteArray("## Paper 1: One: of Two\nURL: " + address + '\n' + authors);
    QTest::newRow("labels with pictures")
        << QByteArray("## 1️⃣ One: of Two\n- 🔗 **논문**: " + address +
                      "\n- 👥 **저자**: Jane Roe, Min Park\n");
    QTest::newRow("wiki link") << QByteArray("### [[note|One: of Two]]\n- link:: " + address +
                                             "\n- authors:: Jane Roe, Min Park\n");
    QTest::newRow("column of names")
        << QByteArray("| Name | URL | Authors | Tags |\n|---|---|---|---|\n| One: of Two | [" +
                      address + "](" + address + ") | Jane Roe<br>Min Park | LLM |\n");
    QTest::newRow("summary tag") << QByteArray(
        "<details>\n<summary>One: of Two [2403.00001](" + address +
        ") Jane Roe, Min Park</summary>\nWords.\n</details>\n");
    QTest::newRow("front matter") << QByteArray(
        "---\nlayout: post\ntitle: \"One: of Two\"\n---\n\n# One: of Two\n**arXiv**：[" +
        QByteArray("2403.00001](") + address + ")\n**作者**：Jane Roe, Min Park\n\nWords.\n");
    QTest::newRow("tab behind the mark")
        << QByteArray("-\t[One: of Two](" + address + ") - Jane Roe, Min Park\n");
    QTest::newRow("link of a chat")
        << QByteArray("• <" + address + "|One: of Two> by Jane Roe, Min Park\n");
}

void TestDigestShapes::shapesOfEntries()
{
    QFETCH(const QByteArray, text);
    const Digest digest = parseDigest(text, QDate(2024, 3, 22)).digest;
    QCOMPARE(digest.days.size(), 1);
    QCOMPARE(digest.days[0].entries.size(), 1);
    const PaperReport paper = digest.days[0].entries[0].paper;
    QCOMPARE(paper.title, u"One: of Two"_s);
    QCOMPARE(paper.id.text, u"2403.00001"_s);
    QCOMPARE(paper.authors, (QStringList{u"Jane Roe"_s, u"Min Park"_s}));
    QCOMPARE(parseDigest(writeDigest(digest), QDate(2024, 3, 22)).digest, digest);
}

BROADSHEET_TEST(TestDigestShapes, QCoreApplication)
#include "tst_digest_shapes.moc"
