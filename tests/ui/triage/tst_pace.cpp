// How long the rest of a list takes, and how that is said.
#include "support/Runner.h"

#include "triage/Pace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace broadsheet;

class TestPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheUsualTime()
    {
        Pace pace;
        QCOMPARE(pace.timeFor(20), std::chrono::milliseconds(10min));
        pace.add(2s);
        pace.add(2s);
        QCOMPARE(pace.timeFor(20), std::chrono::milliseconds(10min));
        pace.add(2s);
        QCOMPARE(pace.timeFor(20), std::chrono::milliseconds(40s));
    }

    void isTheMedian()
    {
        Pace pace;
        for (const auto paper : {20s, 21s, 22s, 400s, 1s})
            pace.add(paper);
        QCOMPARE(pace.timeFor(3), std::chrono::milliseconds(63s));
    }

    void followsTheLastPapers()
    {
        Pace pace;
        for (int paper = 0; paper < 100; ++paper)
            pace.add(60s);
        for (int paper = 0; paper < 10; ++paper)
            pace.add(5s);
        QCOMPARE(pace.timeFor(1), std::chrono::milliseconds(5s));
    }

    void coffeeIsNoPace()
    {
        Pace pace;
        for (const std::chrono::milliseconds paper : {10000ms, 10000ms, 10000ms, 3600000ms, -5ms})
            pace.add(paper);
        QCOMPARE(pace.timeFor(1), std::chrono::milliseconds(10s));
    }

    void isSaidCalmly()
    {
        QCOMPARE(timeLeftText(20s), u"less than a minute left at your pace"_s);
        QCOMPARE(timeLeftText(80s), u"about 1 minute(s) left at your pace"_s);
        QCOMPARE(timeLeftText(9min + 10s), u"about 9 minute(s) left at your pace"_s);
        QCOMPARE(timeLeftText(180min), u"about 3 hour(s) left at your pace"_s);
    }
};

BROADSHEET_TEST(TestPace, QCoreApplication)
#include "tst_pace.moc"
