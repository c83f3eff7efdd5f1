// Which backups are kept over time.
#include "support/Runner.h"

#include "backups/Rotation.h"

#include <QTest>
#include <QTimeZone>

using namespace broadsheet;

namespace {

QDateTime noon(QDate day, int hour = 12)
{
    return QDateTime(day, QTime(hour, 0), QTimeZone::utc());
}

} // namespace

class TestRotation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDaysWeeksAndMonths();
    void keepsTheNewestOfADay();
    void keepsFewAsTheyAre();
};

// A year and a half of days, one by one, as they pass.
void TestRotation::keepsDaysWeeksAndMonths()
{
    QList<QDateTime> kept;
    const QDate last(2026, 11, 26);
    for (QDate day = last.addDays(-550); day <= last; day = day.addDays(1)) {
        kept.prepend(noon(day));
        const QList<qsizetype> outdated = outdatedBackups(kept);
        for (auto place = outdated.crbegin(); place != outdated.crend(); ++place)
            kept.removeAt(*place);
    }
    for (int days = 0; days < 7; ++days)
        QVERIFY(kept.contains(noon(last.addDays(-days))));
    for (const QDate sunday : {QDate(2026, 11, 22), QDate(2026, 11, 15), QDate(2026, 11, 8)})
        QVERIFY(kept.contains(noon(sunday)));
    for (QDate month(2026, 11, 1); month > QDate(2026, 1, 1); month = month.addMonths(-1))
        QVERIFY(kept.contains(noon(month.addDays(-1)))); // the end of the month before
    QVERIFY2(kept.size() <= 7 + 4 + 12, qPrintable(QString::number(kept.size())));
    QVERIFY(kept.constLast().date() <= QDate(2025, 12, 31));
}

void TestRotation::keepsTheNewestOfADay()
{
    const QDate day(2026, 11, 26);
    QList<QDateTime> moments;
    for (int hour = 20; hour > 10; --hour)
        moments.append(noon(day, hour));
    moments.append(noon(day.addDays(-1), 20));
    moments.append(noon(day.addDays(-1), 8));
    // The newest three, and the newest of the day before.
    QCOMPARE(outdatedBackups(moments), (QList<qsizetype>{3, 4, 5, 6, 7, 8, 9, 11}));
}

void TestRotation::keepsFewAsTheyAre()
{
    QCOMPARE(outdatedBackups({}), QList<qsizetype>());
    QCOMPARE(outdatedBackups({noon(QDate(2026, 1, 1))}), QList<qsizetype>());
}

BROADSHEET_TEST(TestRotation, QCoreApplication)
#include "tst_rotation.moc"
