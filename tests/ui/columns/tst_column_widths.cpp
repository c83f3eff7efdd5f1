#include "columns/ColumnWidths.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;

namespace {

constexpr ColumnLimits limits{.sidebar = 180,
                              .list = 330,
                              .paper = 260,
                              .sidebarUsual = 216,
                              .sidebarMost = 320,
                              .listUsual = 644,
                              .paperUsual = 420,
                              .paperFull = 800,
                              .handle = 9};

int sum(const ColumnWidths &widths)
{
    const int handles = (widths.sidebar > 0 ? 1 : 0) + (widths.paper > 0 ? 1 : 0);
    return widths.sidebar + widths.list + widths.paper + handles * limits.handle;
}

} // namespace

class TestColumnWidths final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeWidthIsUsed()
    {
        for (int width = 330; width <= 4000; width += 7)
            for (const bool hasSidebar : {true, false})
                for (const bool hasPaper : {true, false})
                    for (const int wanted : {0, 100, 500, 3000}) {
                        const ColumnWidths widths = columnWidths(width, limits,
                                                                 {.hasSidebar = hasSidebar,
                                                                  .hasPaper = hasPaper,
                                                                  .sidebar = wanted,
                                                                  .paper = wanted});
                        QCOMPARE(sum(widths), width);
                        QVERIFY(widths.list >= limits.list);
                        QVERIFY(widths.paper == 0 || widths.paper >= limits.paper);
                        QVERIFY(widths.sidebar == 0 || widths.sidebar >= limits.sidebar);
                        QVERIFY(widths.sidebar <= limits.sidebarMost);
                    }
    }

    void thePaperGrowsFirst()
    {
        const auto at = [](int width) { return columnWidths(width, limits, {}); };
        QCOMPARE(at(1280).sidebar, 216);
        for (int width = 1320; at(width).paper < limits.paperFull; ++width) {
            QVERIFY(width < 2000);
            QCOMPARE(at(width + 1).paper, at(width).paper + 1);
            QCOMPARE(at(width + 1).list, limits.listUsual);
        }
        QCOMPARE(at(3840).paper, limits.paperFull);
        QCOMPARE(at(2561).list, at(2560).list + 1);
    }

    void narrowWindowsFold()
    {
        const auto at = [](int width) { return columnWidths(width, limits, {}); };
        QVERIFY(!at(900).isFolded);
        QVERIFY(at(899).isFolded && !at(899).isOne && at(899).paper > 0);
        QVERIFY(!at(700).isOne);
        QVERIFY(at(699).isOne && at(699).paper == 0 && at(699).list == 699);
        QCOMPARE(columnWidths(880, limits, {.hasPaper = false}).sidebar, 216);
        ColumnLimits large = limits; // a large font needs more room
        large.sidebar = large.sidebarMost = 400;
        QVERIFY(columnWidths(950, large, {}).isFolded);
    }

    void wishesCount()
    {
        const ColumnWishes wishes{.sidebar = 300, .paper = 500};
        QCOMPARE(columnWidths(1280, limits, wishes).sidebar, 300);
        QCOMPARE(columnWidths(1280, limits, wishes).paper, 500);
        QCOMPARE(columnWidths(3840, limits, wishes).paper, 500);
        QVERIFY(columnWidths(920, limits, wishes).paper < 500); // as far as there is room
    }
};

BROADSHEET_TEST(TestColumnWidths, QCoreApplication)
#include "tst_column_widths.moc"
