// Dates as people write them.
#include "notation/Dates.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestDigestDates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spelling_data();
    void spelling();
    void notGuessed_data();
    void notGuessed();
    void path_data();
    void path();
};

void TestDigestDates::spelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    const QDate day(2026, 6, 29);
    for (const QString &text : {u"2026-06-29"_s,
                                u"2026.06.29"_s,
                                u"2026. 6. 29."_s,
                                u"2026/06/29"_s,
                                u"2026_6_29"_s,
                                u"20260629"_s,
                                u"2026–06–29"_s,
                                u"2026\u201106\u201129"_s,
                                u"26.06.29"_s,
                                u"26. 6. 29"_s,
                                u"26년 6월 29일"_s,
                                u"2026년 6월 29일"_s,
                                u"2026年6月29日"_s,
                                u"2026 年 06 月 29 日(月)"_s,
                                u"２０２６年６月２９日"_s,
                                u"June 29, 2026"_s,
                                u"Jun. 29 2026"_s,
                                u"29 June 2026"_s,
                                u"29th of June, 2026"_s,
                                u"Monday, 29 Jun 2026"_s,
                                u"2026 June 29"_s,
                                u"29/06/2026"_s,
                                u"06/29/2026"_s,
                                u"29.6.2026"_s,
                                u"2026-06-29T08:00+09:00"_s,
                                u"2026-06-29 23:30:00 -0700"_s})
        QTest::addRow("%s", qPrintable(text)) << u"Papers of "_s + text << day;
    QTest::addRow("weekday") << u"24.03.22 (금)"_s << QDate(2024, 3, 22);
    QTest::addRow("week") << u"Top Papers (June 23 - June 29) - 2026"_s << day;
    QTest::addRow("week, short") << u"June 23–29, 2026"_s << day;
    QTest::addRow("same numbers") << u"05/05/2026"_s << QDate(2026, 5, 5);
    QTest::addRow("the first") << u"2024-03-22, not 2024-03-23"_s << QDate(2024, 3, 22);
}

void TestDigestDates::spelling()
{
    QFETCH(QString, text);
    QFETCH(QDate, day);
    QCOMPARE(dayIn(text), day);
}

void TestDigestDates::notGuessed_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"03/04/2024"_s, u"3.4.2024"_s, u"2024-02-31"_s, u"2024-13-01"_s, u"31 June 2024"_s,
          u"2403.14624"_s, u"03.04.24"_s, u"24.13.22"_s, u"Python 3.10.12"_s, u"1.24.03.22"_s,
          u"June 2024"_s, u"2024"_s, u"20241399"_s, u"12024-03-22"_s, u"May the 4th"_s, u""_s})
        QTest::addRow("%s", qPrintable(text)) << text;
}

void TestDigestDates::notGuessed()
{
    QFETCH(QString, text);
    QCOMPARE(dayIn(text), QDate());
}

void TestDigestDates::path_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QDate>("day");
    const QDate day(2024, 3, 22);
    QTest::addRow("tree") << u"archive/2024/03/22.md"_s << day;
    QTest::addRow("backslashes") << u"C:\\archive\\2024\\03\\22.md"_s << day;
    QTest::addRow("flat") << u"/home/x/2024-03-22.txt"_s << day;
    QTest::addRow("compact") << u"papers-20240322.md"_s << day;
    QTest::addRow("copy") << u"2024-03-22 (1).md"_s << day;
    QTest::addRow("day alone") << u"22.md"_s << QDate();
    QTest::addRow("no such day") << u"2024/02/31.md"_s << QDate();
    QTest::addRow("folder") << u"2024/03/22/README.md"_s << day;
    QTest::addRow("short tree") << u"archive/2024/3/22.md"_s << day;
    QTest::addRow("year above") << u"archive/2024/2024-03-22.md"_s << day;
    QTest::addRow("blog") << u"_posts/2024-03-22-papers-of-the-day.md"_s << day;
    QTest::addRow("Korean") << u"논문 2024년 3월 22일.md"_s << day;
    QTest::addRow("Korean, short") << u"24.03.22.md"_s << day;
    QTest::addRow("English") << u"Papers, March 22, 2024.md"_s << day;
    QTest::addRow("list") << u"2024-03-22_AI_enhanced_Chinese.jsonl"_s << day;
    QTest::addRow("arXiv id") << u"2403.14624.md"_s << QDate();
    QTest::addRow("arXiv id with words") << u"2601.16175v1-learning.md"_s << QDate();
    QTest::addRow("six digits") << u"240322.md"_s << day;
    QTest::addRow("six digits and words") << u"daily_papers-240322-ko.md"_s << day;
    QTest::addRow("four digits") << u"archive/2024/0322.md"_s << day;
    QTest::addRow("folder of a day") << u"2024-03-22/papers.md"_s << day;
    QTest::addRow("tree of folders") << u"archive/2024/03/22/papers.md"_s << day;
    QTest::addRow("paper of a day") << u"dates/2024-03-22/papers/2403.00001v1-one.md"_s << day;
    QTest::addRow("folder far above") << u"2024-03-22/a/b/c.md"_s << QDate();
    QTest::addRow("folder with words") << u"backup 2024-03-22/papers.md"_s << QDate();
    QTest::addRow("other six digits") << u"issue-123456.md"_s << QDate();
}

void TestDigestDates::path()
{
    QFETCH(QString, path);
    QFETCH(QDate, day);
    QCOMPARE(dayFromPath(path), day);
}

BROADSHEET_TEST(TestDigestDates, QCoreApplication)
#include "tst_digest_dates.moc"
