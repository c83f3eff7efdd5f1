// Sets of paper numbers behave as a plain set of numbers does.
#include "papers/PaperSet.h"
#include "support/Runner.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace broadsheet;

namespace {

using Numbers = std::set<qint64>;

PaperSet setOf(const Numbers &numbers)
{
    PaperSet set;
    for (const qint64 number : numbers)
        set.insert(number);
    return set;
}

QList<qint64> listOf(const PaperSet &set)
{
    QList<qint64> numbers;
    set.forEach([&numbers](qint64 number) { numbers.append(number); });
    return numbers;
}

QList<qint64> listOf(const Numbers &numbers)
{
    return {numbers.cbegin(), numbers.cend()};
}

Numbers randomNumbers(QRandomGenerator &random, int bound)
{
    Numbers numbers;
    for (int i = random.bounded(200); i > 0; --i)
        numbers.insert(random.bounded(bound));
    return numbers;
}

} // namespace

class TestPaperSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptySet();
    void wordBoundaries();
    void insertAndRemove();
    void operationsFollowTheModel();
    void copiesAreIndependent();
};

void TestPaperSet::emptySet()
{
    PaperSet set;
    QVERIFY(set.isEmpty());
    QCOMPARE(set.count(), 0);
    QVERIFY(!set.contains(0));
    QVERIFY(!set.contains(-1));
    QVERIFY(listOf(set).isEmpty());
    set.remove(5);
    set.remove(-1);
    QVERIFY(set.isEmpty());
    set.insert(3);
    set.remove(3);
    QVERIFY(set.isEmpty());
    QCOMPARE(set.count(), 0);
}

void TestPaperSet::wordBoundaries()
{
    const QList<qint64> edges{0, 63, 64, 127, 128, 1'000'000};
    PaperSet set;
    for (const qint64 number : edges)
        set.insert(number);
    QCOMPARE(listOf(set), edges);
    QCOMPARE(set.count(), edges.size());
    for (const qint64 number : edges) {
        QVERIFY(set.contains(number));
        QVERIFY(!set.contains(number + 1) || edges.contains(number + 1));
    }
    QVERIFY(!set.contains(100'000'000));
}

void TestPaperSet::insertAndRemove()
{
    QRandomGenerator random(7);
    PaperSet set;
    Numbers model;
    for (int step = 0; step < 2000; ++step) {
        const qint64 number = random.bounded(500);
        if (random.bounded(3) > 0) {
            set.insert(number);
            model.insert(number);
        } else {
            set.remove(number);
            model.erase(number);
        }
        QCOMPARE(set.contains(number), model.contains(number));
        QCOMPARE(set.count(), qsizetype(model.size()));
    }
    QCOMPARE(listOf(set), listOf(model));
}

void TestPaperSet::operationsFollowTheModel()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        // Of different sizes, so that either set can be the shorter one.
        const Numbers a = randomNumbers(random, 1 + random.bounded(1000));
        const Numbers b = randomNumbers(random, 1 + random.bounded(1000));
        Numbers both;
        Numbers any;
        Numbers onlyA;
        std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
        std::ranges::set_union(a, b, std::inserter(any, any.end()));
        std::ranges::set_difference(a, b, std::inserter(onlyA, onlyA.end()));
        PaperSet set = setOf(a);
        QCOMPARE(listOf(set &= setOf(b)), listOf(both));
        set = setOf(a);
        QCOMPARE(listOf(set |= setOf(b)), listOf(any));
        set = setOf(a);
        QCOMPARE(listOf(set -= setOf(b)), listOf(onlyA));
        QCOMPARE(set.isEmpty(), onlyA.empty());
        QCOMPARE(set.count(), qsizetype(onlyA.size()));
    }
}

void TestPaperSet::copiesAreIndependent()
{
    PaperSet set = setOf({1, 2, 3});
    const PaperSet copy = set;
    QCOMPARE(set, copy);
    set.remove(2);
    QCOMPARE(listOf(copy), QList<qint64>({1, 2, 3}));
    QVERIFY(!(set == copy));
}

BROADSHEET_TEST(TestPaperSet, QCoreApplication)
#include "tst_paperset.moc"
