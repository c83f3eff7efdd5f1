// Which rows the cache keeps.
#include "models/RowCache.h"

#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr qint32 generation = 1500; // rows, as in RowCache.cpp

void putRows(RowCache &cache, qint32 first, qint32 count)
{
    for (qint32 number = first; number < first + count; ++number)
        cache.put({.number = number, .title = QString::number(number)});
}

} // namespace

class TestRowCache final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasPut()
    {
        RowCache cache;
        QVERIFY(!cache.find(1));
        cache.put({.number = 1, .title = u"first"_s});
        cache.put({.number = 1, .title = u"second"_s});
        QVERIFY(cache.find(1));
        QCOMPARE(cache.find(1)->title, u"second"_s);
        cache.clear();
        QVERIFY(!cache.find(1));
    }

    void keepsWhatIsRequested()
    {
        RowCache cache;
        putRows(cache, 0, generation);
        for (qint32 round = 1; round < 4; ++round) {
            QVERIFY(cache.find(7));
            putRows(cache, round * generation, generation);
        }
        QVERIFY(cache.find(7));
        QVERIFY(!cache.find(8));
        QVERIFY(cache.find(3 * generation));
    }

    void aRowIsThereOnce()
    {
        RowCache cache;
        putRows(cache, 0, generation + 1); // 0 is in the older generation now
        cache.put({.number = 0, .title = u"again"_s});
        int found = 0;
        std::as_const(cache).forEach([&found](const PaperRow &row) { found += row.number == 0; });
        QCOMPARE(found, 1);
        QCOMPARE(cache.find(0)->title, u"again"_s);
    }

    void dropsAndChangesInBothGenerations()
    {
        RowCache cache;
        putRows(cache, 0, generation + 10);
        cache.forEach([](PaperRow &row) { row.votes = row.number; });
        QCOMPARE(cache.find(generation + 5)->votes, generation + 5);
        cache.dropUnless([](qint32 number) { return number == 3 || number == generation + 3; });
        QCOMPARE(cache.find(3)->votes, 3);
        QVERIFY(cache.find(generation + 3));
        QVERIFY(!cache.find(4));
        QVERIFY(!cache.find(generation + 4));
    }
};

BROADSHEET_TEST(TestRowCache, QCoreApplication)
#include "tst_row_cache.moc"
