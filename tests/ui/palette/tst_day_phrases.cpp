#include "palette/DayPhrases.h"
#include "support/Runner.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestDayPhrases final : public QObject
{
    Q_OBJECT

private:
    const QDate m_today{2024, 3, 28}; // a Thursday

    void means(const QString &phrase, QDate day) const
    {
        const QDate found = DayPhrases(m_today).read(phrase);
        QVERIFY2(found == day, qPrintable(phrase + u": "_s + found.toString(Qt::ISODate)));
    }

private Q_SLOTS:
    void days_data()
    {
        QTest::addColumn<QString>("phrase");
        QTest::addColumn<QDate>("day");
        const auto row = [](const QString &phrase, QDate day) {
            QTest::newRow(qPrintable(phrase)) << phrase << day;
        };
        row(u"today"_s, {2024, 3, 28});
        row(u"Yesterday"_s, {2024, 3, 27});
        row(u"the day before yesterday"_s, {2024, 3, 26});
        row(u"3 days ago"_s, {2024, 3, 25});
        row(u"a week ago"_s, {2024, 3, 21});
        row(u"two weeks ago"_s, {2024, 3, 14});
        row(u"last month"_s, {2024, 2, 28});
        row(u"tuesday"_s, {2024, 3, 26});
        row(u"last tuesday"_s, {2024, 3, 26});
        row(u"on tue"_s, {2024, 3, 26});
        row(u"thursday"_s, {2024, 3, 28});
        row(u"last thursday"_s, {2024, 3, 21});
        row(u"friday"_s, {2024, 3, 22});
        row(u"monday last week"_s, {2024, 3, 18});
        row(u"22 march"_s, {2024, 3, 22});
        row(u"March 22nd"_s, {2024, 3, 22});
        row(u"22nd of mar."_s, {2024, 3, 22});
        row(u"friday, 22 march"_s, {2024, 3, 22});
        row(u"1 april"_s, {2023, 4, 1}); // this year's has not come
        row(u"29 feb"_s, {2024, 2, 29});
        row(u"22nd"_s, {2024, 3, 22});
        row(u"30th"_s, {2024, 1, 30});
        row(u"2024-03-22"_s, {2024, 3, 22});
        row(u"22 March 2023"_s, {2023, 3, 22});
        row(u"3/22"_s, {2024, 3, 22});
        row(u"22.3."_s, {2024, 3, 22});
        row(u"오늘"_s, {2024, 3, 28});
        row(u"어제"_s, {2024, 3, 27});
        row(u"그제"_s, {2024, 3, 26});
        row(u"그저께"_s, {2024, 3, 26});
        row(u"3일 전"_s, {2024, 3, 25});
        row(u"사흘 전"_s, {2024, 3, 25});
        row(u"2주 전"_s, {2024, 3, 14});
        row(u"두 달 전"_s, {2024, 1, 28});
        row(u"화요일"_s, {2024, 3, 26});
        row(u"지난 화요일"_s, {2024, 3, 26});
        row(u"지난화요일"_s, {2024, 3, 26});
        row(u"지난 목요일"_s, {2024, 3, 21});
        row(u"지난주 화요일"_s, {2024, 3, 19});
        row(u"이번 주 화요일"_s, {2024, 3, 26});
        row(u"3월 22일"_s, {2024, 3, 22});
        row(u"3월22일"_s, {2024, 3, 22});
        row(u"12월 25일"_s, {2023, 12, 25});
        row(u"2024년 3월 22일"_s, {2024, 3, 22});
        row(u"22일"_s, {2024, 3, 22});
    }

    void days()
    {
        QFETCH(QString, phrase);
        QFETCH(QDate, day);
        means(phrase, day);
    }

    void otherTextsAreNoDays()
    {
        for (const QString &text :
             {u""_s, u" "_s, u"star"_s, u"march"_s, u"last"_s, u"3"_s, u"days ago"_s, u"32 march"_s,
              u"gpt 4"_s, u"0 march"_s, u"요일"_s, u"지난"_s, u"13월 1일"_s, u"2024"_s,
              u"99999 days ago"_s, QString(10'000, u'1')})
            means(text, {});
    }
};

BROADSHEET_TEST(TestDayPhrases, QCoreApplication)
#include "tst_day_phrases.moc"
