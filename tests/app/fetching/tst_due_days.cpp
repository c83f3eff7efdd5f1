#include "fetching/DueDays.h"
#include "support/Runner.h"

#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const QString hub = u"huggingFace"_s;
const QDateTime now({2024, 6, 20}, {9, 0}, QTimeZone::utc());
const QDate today = newestDayAnywhere(now);

struct Entry
{
    int daysAgo;
    DayStatus status;
    QDateTime at;
    QDateTime tried = {};
    QString problem = {};
    QDateTime nextTry = {};
};

QList<DaySummary> ledgerOf(const QList<Entry> &entries, const QString &source = hub)
{
    QList<DaySummary> ledger;
    for (const Entry &entry : entries)
        ledger.append({.day = today.addDays(-entry.daysAgo),
                       .sources = {{.source = source,
                                    .status = entry.status,
                                    .origin = {},
                                    .at = entry.at,
                                    .tried = entry.tried.isValid() ? entry.tried : entry.at,
                                    .problem = entry.problem,
                                    .nextTry = entry.nextTry}}});
    return ledger;
}

QList<int> ago(const QList<QDate> &days)
{
    QList<int> result;
    for (const QDate day : days)
        result.append(int(day.daysTo(today)));
    return result;
}

QDateTime minutesAgo(int minutes)
{
    return now.addSecs(-60 * minutes);
}

} // namespace

class TestDueDays final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTimeIsAWeek();
    void whatWasJustAskedWaits();
    void missedDaysAreCaughtUpNewestFirst();
    void failuresWaitForTheirNextTry();
    void aStartDoesNotWaitOutShortPauses();
    void theUserDoesNotWait();
    void settledDaysAreLeftAlone();
    void otherSourcesDoNotCount();
    void aRangeLeavesOutWhatIsSettled();
    void aClockThatWasSetBackDoesNotStopAnything();
    void aClockThatWasAheadDoesNotStopAnything();
    void newest();
    void theNextTry();
};

void TestDueDays::theFirstTimeIsAWeek()
{
    QCOMPARE(ago(daysToRefresh({}, hub, {.now = now})), (QList<int>{0, 1, 2, 3, 4, 5, 6}));
}

void TestDueDays::whatWasJustAskedWaits()
{
    QList<Entry> entries;
    for (int day = 0; day < 7; ++day)
        entries.append({day, DayStatus::Complete, minutesAgo(29)});
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now})), QList<int>{});

    for (Entry &entry : entries)
        entry.at = minutesAgo(31); // votes of today and yesterday change faster
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now})), (QList<int>{0, 1}));

    for (Entry &entry : entries)
        entry.at = minutesAgo(6 * 60 + 1);
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now})),
             (QList<int>{0, 1, 2, 3, 4, 5, 6}));
}

void TestDueDays::missedDaysAreCaughtUpNewestFirst()
{
    // Last asked two weeks ago: the days since were missed, and the old day is not settled.
    const QList<Entry> entries{{14, DayStatus::Complete, now.addDays(-14)}};
    const QList<int> days = ago(daysToRefresh(ledgerOf(entries), hub, {.now = now}));
    QCOMPARE(days.size(), 15);
    QVERIFY(std::is_sorted(days.cbegin(), days.cend()));

    // Not further back than three months.
    const QList<Entry> old{{400, DayStatus::Complete, now}};
    QCOMPARE(daysToRefresh(ledgerOf(old), hub, {.now = now}).size(), 90);
}

void TestDueDays::failuresWaitForTheirNextTry()
{
    const QList<Entry> entries{
        {0, DayStatus::Failed, minutesAgo(5), {}, u"500"_s, now.addSecs(60)},
        {1, DayStatus::NotOpenYet, minutesAgo(5), {}, {}, now.addSecs(-60)},
        {2, DayStatus::CutShort, minutesAgo(5), {}, u"cut"_s, {}},
        {3, DayStatus::Complete, minutesAgo(5), {}, u"refreshing failed"_s, {}},
        {4, DayStatus::Complete, minutesAgo(5)},
        {5, DayStatus::Empty, minutesAgo(5)},
        {6, DayStatus::Complete, minutesAgo(5)},
    };
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now})), (QList<int>{1, 2, 3}));
}

void TestDueDays::aStartDoesNotWaitOutShortPauses()
{
    const QList<Entry> entries{
        {0, DayStatus::Failed, minutesAgo(1), {}, u"away"_s, now.addSecs(4 * 60)},
        {1, DayStatus::Failed, minutesAgo(1), {}, u"429"_s, now.addSecs(20 * 60)},
        {2, DayStatus::Complete, minutesAgo(1)},
        {3, DayStatus::Complete, minutesAgo(1)},
        {4, DayStatus::Complete, minutesAgo(1)},
        {5, DayStatus::Complete, minutesAgo(1)},
        {6, DayStatus::Complete, minutesAgo(1)},
    };
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now})), QList<int>{});
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now, .atStart = true})),
             QList<int>{0});
}

void TestDueDays::theUserDoesNotWait()
{
    const QList<Entry> entries{
        {0, DayStatus::Failed, minutesAgo(5), {}, u"500"_s, now.addSecs(60)},
        {1, DayStatus::Complete, minutesAgo(1)},
    };
    QCOMPARE(ago(daysToRefresh(ledgerOf(entries), hub, {.now = now, .byUser = true})),
             (QList<int>{0, 1, 2, 3, 4, 5, 6}));
}

void TestDueDays::settledDaysAreLeftAlone()
{
    const QDateTime weekLater = now.addDays(-30 + 7);
    QVERIFY(isSettled({.status = DayStatus::Complete, .at = weekLater}, today.addDays(-30)));
    QVERIFY(isSettled({.status = DayStatus::Empty, .at = weekLater}, today.addDays(-30)));
    QVERIFY(!isSettled({.status = DayStatus::Complete, .at = weekLater.addDays(-1)},
                       today.addDays(-30)));
    QVERIFY(!isSettled({.status = DayStatus::CutShort, .at = now}, today.addDays(-30)));
    QVERIFY(!isSettled({.status = DayStatus::Failed, .at = now}, today.addDays(-30)));
}

void TestDueDays::otherSourcesDoNotCount()
{
    const QList<Entry> entries{{20, DayStatus::Complete, now}, {0, DayStatus::Complete, now}};
    QCOMPARE(daysToRefresh(ledgerOf(entries, u"digest"_s), hub, {.now = now}).size(), 7);
}

void TestDueDays::aRangeLeavesOutWhatIsSettled()
{
    const QList<Entry> entries{
        {30, DayStatus::Complete, now},
        {31, DayStatus::Empty, now},
        {32, DayStatus::Failed, now, {}, u"why"_s, now.addDays(1)},
        {33, DayStatus::Complete, now.addDays(-33)},
        {34, DayStatus::Complete, now.addDays(-1), now, u"a later attempt failed"_s, {}},
    };
    QCOMPARE(ago(daysToFetch(ledgerOf(entries), hub, today.addDays(-35), today.addDays(-29))),
             (QList<int>{29, 32, 33, 34, 35}));
}

void TestDueDays::aClockThatWasSetBackDoesNotStopAnything()
{
    const QList<Entry> entries{{0, DayStatus::Complete, now.addDays(3)}};
    QVERIFY(daysToRefresh(ledgerOf(entries), hub, {.now = now}).contains(today));
}

// The next try was reckoned by a clock that was nine hours ahead.
void TestDueDays::aClockThatWasAheadDoesNotStopAnything()
{
    const QDateTime ahead = now.addSecs(9 * 3600);
    const QList<Entry> entries{{0, DayStatus::Failed, ahead, {}, u"no"_s, ahead.addSecs(5 * 60)}};
    QVERIFY(daysToRefresh(ledgerOf(entries), hub, {.now = now}).contains(today));
    QVERIFY(isNewestDue(ledgerOf(entries), hub, {.now = now}));
}

void TestDueDays::newest()
{
    QVERIFY(isNewestDue({}, hub, {.now = now}));
    QVERIFY(!isNewestDue(ledgerOf({{0, DayStatus::Complete, minutesAgo(5)}}), hub, {.now = now}));
    QVERIFY(isNewestDue(ledgerOf({{1, DayStatus::Complete, minutesAgo(45)}}), hub, {.now = now}));
    QVERIFY(isNewestDue(ledgerOf({{0, DayStatus::Complete, minutesAgo(5)}}), hub,
                        {.now = now, .byUser = true}));
    const QList<Entry> failed{{0, DayStatus::Failed, minutesAgo(45), {}, u"no"_s, now.addSecs(60)}};
    QVERIFY(!isNewestDue(ledgerOf(failed), hub, {.now = now}));
}

void TestDueDays::theNextTry()
{
    QCOMPARE(nextTryOf(DayStatus::Failed, now, true), now.addSecs(5 * 60));
    QCOMPARE(nextTryOf(DayStatus::Failed, now, false), now.addSecs(30 * 60));
    QCOMPARE(nextTryOf(DayStatus::CutShort, now, false), now.addSecs(30 * 60));
    QCOMPARE(nextTryOf(DayStatus::NotOpenYet, now, false), now.addSecs(60 * 60));
    QVERIFY(!nextTryOf(DayStatus::Complete, now, false).isValid());
    QVERIFY(!nextTryOf(DayStatus::Empty, now, false).isValid());
}

BROADSHEET_TEST(TestDueDays, QCoreApplication)
#include "tst_due_days.moc"
