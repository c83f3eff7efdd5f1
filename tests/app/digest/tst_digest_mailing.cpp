// arXiv's mailing-list digest.
#include "digest/Digest.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QFile>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QByteArray sample()
{
    QFile file(test::testData(u"digest/mailing.txt"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<DigestEntry> entries(const Digest &digest)
{
    QList<DigestEntry> result;
    for (const DigestDay &day : digest.days)
        result.append(day.entries);
    return result;
}

QByteArray block(const QByteArray &fields)
{
    return "\\\\\narXiv:2403.00001\n" + fields +
           "\\\\\n  Text.\n\\\\ ( https://arxiv.org/abs/2403.00001 ,  1kb)\n";
}

} // namespace

class TestDigestMailing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeMail();
    void days();
    void severalMails_data();
    void severalMails();
    void authors_data();
    void authors();
    void published();
    void cutShort();
    void reports();
    void markdownWithABlockIsMarkdown();
};

void TestDigestMailing::wholeMail()
{
    const ParsedDigest parsed = parseDigest(sample());
    QCOMPARE(parsed.digest.kind, DigestKind::ArxivMailing);
    QVERIFY(parsed.diagnostics.isEmpty());
    QVERIFY(parsed.digest.preamble.startsWith(u"Send any comments"_s));
    const QList<DigestEntry> read = entries(parsed.digest);
    QCOMPARE(read.size(), 3);

    const PaperReport first = read[0].paper;
    QCOMPARE(first.id.text, u"2403.90101"_s);
    QCOMPARE(first.url, u"https://arxiv.org/abs/2403.90101"_s);
    QCOMPARE(first.title,
             u"Reading Daily Lists with $k$-Sparse Attention: A Study of Very Long Titles"_s);
    QCOMPARE(first.authors,
             (QStringList{u"Ada Lovelace"_s, u"Jean-Luc O'Neil"_s, u"Grace Hopper"_s}));
    QCOMPARE(first.categories, (QStringList{u"cs.CL"_s, u"cs.AI"_s}));
    QCOMPARE(first.comment, u"12 pages, 3 figures. Code: https://example.org/code"_s);
    QCOMPARE(first.texts.size(), 1);
    QCOMPARE(first.texts[0].language, u"en"_s);
    QVERIFY(first.texts[0].markdown.startsWith(u"  We study daily lists"_s));
    QVERIFY(first.texts[0].markdown.endsWith(u"\n\n  A second paragraph follows."_s));
    QCOMPARE(read[0].remainder, u"Date: Thu, 21 Mar 2024 17:59:50 GMT   (12345kb,D)"_s);

    QVERIFY(read[1].remainder.contains(u"(*cross-listing*)"_s));
    QVERIFY(read[1].remainder.contains(u"MSC-class: 68T50"_s));
    QCOMPARE(read[2].paper.id.text, u"cs/0112017"_s);
    QCOMPARE(read[2].paper.authors.size(), 3);
    QVERIFY(read[2].paper.texts.isEmpty()); // a replacement has no abstract
    QVERIFY(read[2].remainder.startsWith(u"replaced with revised version"_s));
    QVERIFY(parsed.digest.days.constLast().preamble.startsWith(u"For subscribe options"_s));
}

void TestDigestMailing::days()
{
    QCOMPARE(parseDigest(sample()).digest.days[0].day, QDate(2024, 3, 21)); // "received … to"
    QCOMPARE(parseDigest(sample(), QDate(2024, 3, 22)).digest.days[0].day, QDate(2024, 3, 22));
    const QByteArray dated = "Date: Sat, 23 Mar 2024 01:00:00 +0000\n" + sample();
    QCOMPARE(parseDigest(dated, QDate(2024, 3, 22)).digest.days[0].day, QDate(2024, 3, 23));
    const QByteArray mail = "From: arXiv\nDate: Sat, 23 Mar 2024 01:00:00 +0000\n" + sample();
    QCOMPARE(parseDigest(mail).digest.days[0].day, QDate(2024, 3, 23));
}

void TestDigestMailing::severalMails_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDate>("assumed");
    const auto mail = [](int day, bool isExport) -> QByteArray {
        const QByteArray number = QByteArray::number(day);
        const QByteArray head = "From arxiv Sat Jan 1\nFrom: no-reply@arXiv.org\nDate: Fri, " +
                                number + " Mar 2024 01:00:00 +0000\n\n";
        QByteArray text = sample();
        text.replace("2403.9", QByteArray("2403." + number.right(1)));
        text.replace("Wed 20 Mar 24", QByteArray(QByteArray::number(day - 1) + " Mar 24"));
        text.replace("Thu 21 Mar 24", QByteArray(number + " Mar 24"));
        return isExport ? QByteArray(head + text) : text;
    };
    for (const bool isExport : {true, false}) {
        const QByteArray text = mail(21, isExport) + mail(22, isExport) + mail(25, isExport);
        QTest::addRow(isExport ? "export" : "one behind the other") << text << QDate();
        QTest::addRow(isExport ? "export, dated" : "one behind the other, dated")
            << text << QDate(2024, 3, 21);
    }
}

void TestDigestMailing::severalMails()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QDate, assumed);
    const ParsedDigest parsed = parseDigest(text, assumed);
    QVERIFY(parsed.diagnostics.isEmpty());
    QList<std::pair<QDate, qsizetype>> days;
    for (const DayReport &report : toReports(parsed.digest, u"week.txt"_s))
        if (!report.isUpdate)
            days.append({report.day, report.papers.size()});
    QCOMPARE(days, (QList<std::pair<QDate, qsizetype>>{
                       {{2024, 3, 21}, 2}, {{2024, 3, 22}, 2}, {{2024, 3, 25}, 2}}));
    QCOMPARE(parseDigest(writeDigest(parsed.digest), assumed).digest, parsed.digest);
}

void TestDigestMailing::authors_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("authors");
    const QStringList three{u"A B"_s, u"C D"_s, u"E F"_s};
    QTest::addRow("and") << QByteArray("A B, C D and E F") << three;
    QTest::addRow("comma and") << QByteArray("A B, C D, and E F") << three;
    QTest::addRow("affiliations") << QByteArray("A B (1), C D (1 and 2), E F ((1) X, Y (Z), (2) W)")
                                  << three;
    QTest::addRow("lines") << QByteArray("A B,\n  C D\n  and E F") << three;
    QTest::addRow("collaboration")
        << QByteArray("The Band and Andy Sand") << QStringList{u"The Band"_s, u"Andy Sand"_s};
    QTest::addRow("unclosed") << QByteArray("A B (1") << QStringList{u"A B"_s};
    QTest::addRow("none") << QByteArray("") << QStringList();
}

void TestDigestMailing::authors()
{
    QFETCH(QByteArray, line);
    QFETCH(QStringList, authors);
    const Digest digest = parseDigest(block("Title: T\nAuthors: " + line + "\n")).digest;
    QCOMPARE(entries(digest).value(0).paper.authors, authors);
}

void TestDigestMailing::published()
{
    const Digest digest = parseDigest(block("Title: T\nAuthors: A\nComments: 5 pages\n"
                                            "Journal-ref: Phys. Rev. D 1,\n  2 (2024)\n"
                                            "DOI: 10.1103/PhysRevD.1.2\n"))
                              .digest;
    const DigestEntry entry = entries(digest).value(0);
    QCOMPARE(entry.paper.comment, u"5 pages"_s);
    QCOMPARE(entry.paper.journalReference, u"Phys. Rev. D 1, 2 (2024)"_s);
    QCOMPARE(entry.paper.doi, u"10.1103/PhysRevD.1.2"_s);
    QVERIFY(entry.remainder.isEmpty());
    QCOMPARE(parseDigest(writeDigest(digest)).digest, digest);
}

void TestDigestMailing::cutShort()
{
    const ParsedDigest parsed =
        parseDigest("\\\\\narXiv:2403.00001\nTitle: T\nAuthors: A\n\\\\\n  Half a sen");
    QCOMPARE(parsed.digest.kind, DigestKind::ArxivMailing);
    const PaperReport paper = entries(parsed.digest).value(0).paper;
    QCOMPARE(paper.title, u"T"_s);
    QCOMPARE(paper.url, u"https://arxiv.org/abs/2403.00001"_s);
    QCOMPARE(paper.texts.value(0).markdown, u"  Half a sen"_s);
    QCOMPARE(parsed.diagnostics.constLast().line, 2);
}

void TestDigestMailing::reports()
{
    const QList<DayReport> reports = toReports(parseDigest(sample()).digest, u"2024-03-21.txt"_s);
    QCOMPARE(reports.size(), 2);
    QCOMPARE(reports[0].source, u"arxiv"_s);
    QCOMPARE(reports[0].day, QDate(2024, 3, 21));
    QCOMPARE(reports[0].papers.size(), 2);
    // A new version of an older paper is none of the day's.
    QVERIFY(reports[1].isUpdate);
    QVERIFY(!reports[1].day.isValid());
    QCOMPARE(reports[1].status, DayStatus::NotFetched);
    QCOMPARE(reports[1].papers.size(), 1);
    QCOMPARE(reports[1].papers[0].id.text, u"cs/0112017"_s);
}

void TestDigestMailing::markdownWithABlockIsMarkdown()
{
    const QByteArray text = "## Daily Papers (2024-03-22)\n"
                            "### [T](https://arxiv.org/abs/2403.00002)\n- x\n" +
                            block("Title: T\n");
    const Digest digest = parseDigest(text).digest;
    QCOMPARE(digest.kind, DigestKind::DailyPapers);
    QCOMPARE(entries(digest).size(), 1);
}

BROADSHEET_TEST(TestDigestMailing, QCoreApplication)
#include "tst_digest_mailing.moc"
