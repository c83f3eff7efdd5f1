// The steps from one version of a list to the next.
#include "models/OrderChange.h"

#include "support/Runner.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace broadsheet;

namespace {

using Numbers = QList<qint32>;

constexpr qsizetype many = 1000;

Numbers applied(Numbers numbers, const OrderChange &change)
{
    for (const OrderChange::Removal &removal : change.removals)
        numbers.remove(removal.at, removal.count);
    for (const OrderChange::Insertion &insertion : change.insertions)
        for (qsizetype i = 0; i < insertion.numbers.size(); ++i)
            numbers.insert(insertion.at + i, insertion.numbers.at(i));
    return numbers;
}

Numbers changed(const Numbers &before, const Numbers &after, bool keepMissing = false)
{
    const std::optional<OrderChange> change = changeBetween(before, after, keepMissing, many);
    return change ? applied(before, *change) : Numbers();
}

} // namespace

class TestOrderChange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameListTakesNoSteps()
    {
        const std::optional<OrderChange> change = changeBetween({1, 2, 3}, {1, 2, 3}, false, 0);
        QVERIFY(change);
        QVERIFY(change->removals.isEmpty());
        QVERIFY(change->insertions.isEmpty());
    }

    void newNumbersFollowTheirPredecessor()
    {
        QCOMPARE(changed({1, 2, 3}, {9, 1, 2, 7, 8, 3, 6}), (Numbers{9, 1, 2, 7, 8, 3, 6}));
        QCOMPARE(changed({}, {1, 2}), (Numbers{1, 2}));
        // 5 comes after 3 in the new list, so it follows 3 although 3 stays where it is.
        QCOMPARE(changed({1, 2, 3}, {3, 5, 1, 2}), (Numbers{1, 2, 3, 5}));
    }

    void missingNumbersAreRemovedUnlessKept()
    {
        QCOMPARE(changed({1, 2, 3, 4, 5}, {1, 5}), (Numbers{1, 5}));
        QCOMPARE(changed({1, 2, 3, 4, 5}, {1, 6, 5}, true), (Numbers{1, 6, 2, 3, 4, 5}));
        QCOMPARE(changed({1, 2}, {}), Numbers());
    }

    void adjacentNumbersAreOneStep()
    {
        const std::optional<OrderChange> change =
            changeBetween({1, 2, 3, 4, 5, 6}, {1, 8, 9, 4, 6}, false, many);
        QVERIFY(change);
        QCOMPARE(change->removals.size(), 2);
        QCOMPARE(change->removals.constFirst().at, 4); // from the last rows to the first
        QCOMPARE(change->removals.constLast().at, 1);
        QCOMPARE(change->removals.constLast().count, 2);
        QCOMPARE(change->insertions.size(), 1);
        QCOMPARE(change->insertions.constFirst().at, 1);
        QCOMPARE(change->insertions.constFirst().numbers, (Numbers{8, 9}));
    }

    void tooManyStepsAreNoChange()
    {
        QVERIFY(changeBetween({1, 2, 3, 4, 5}, {1, 3, 5}, false, 2));
        QVERIFY(!changeBetween({1, 2, 3, 4, 5}, {1, 3, 5}, false, 1));
        QVERIFY(changeBetween({1, 2}, {1, 8, 2, 9}, false, 2));
        QVERIFY(!changeBetween({1, 2}, {1, 8, 2, 9}, false, 1));
    }

    // Whatever the lists: what stays keeps its order, and nothing is lost or doubled.
    void keepsTheOrderOfWhatStays()
    {
        QRandomGenerator random(20240322);
        for (int round = 0; round < 500; ++round) {
            Numbers all;
            for (qint32 number = 0; number < 30; ++number)
                all.append(number);
            std::shuffle(all.begin(), all.end(), random);
            const Numbers before = all.first(random.bounded(30));
            std::shuffle(all.begin(), all.end(), random);
            const Numbers after = all.first(random.bounded(30));
            const bool keepMissing = round % 2 == 0;
            Numbers result = changed(before, after, keepMissing);

            Numbers stayed = before;
            if (!keepMissing)
                stayed.removeIf([&after](qint32 number) { return !after.contains(number); });
            Numbers old = result;
            old.removeIf([&before](qint32 number) { return !before.contains(number); });
            QCOMPARE(old, stayed);
            Numbers expected = stayed;
            for (const qint32 number : after)
                if (!before.contains(number))
                    expected.append(number);
            std::sort(expected.begin(), expected.end());
            std::sort(result.begin(), result.end());
            QCOMPARE(result, expected);
        }
    }
};

BROADSHEET_TEST(TestOrderChange, QCoreApplication)
#include "tst_order_change.moc"
