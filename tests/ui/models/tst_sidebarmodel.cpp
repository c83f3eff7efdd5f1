#include "models/SidebarModel.h"
#include "support/Runner.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestSidebarModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followedNamesComeAndGo()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 7);

        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true},
                           {.name = u"Béla"_s, .papers = 1, .unread = 0, .followed = true}});
        QCOMPARE(model.rowCount(), 9);
        QCOMPARE(model.data(model.index(7), Qt::DisplayRole).toString(), u"Ada"_s);
        QCOMPARE(model.data(model.index(7), SidebarModel::CountRole).toInt(), 2);
        QCOMPARE(model.selectionAt(8).author, u"Béla"_s);
        QCOMPARE(model.rowOf(model.selectionAt(8)), 8);

        model.setFollowed({});
        QCOMPARE(model.rowCount(), 7);
    }

    void numbersAreShownAndSpoken()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCounts({.today = 12,
                         .unread = 87,
                         .starred = 14,
                         .later = 143,
                         .rising = 3,
                         .changed = 2,
                         .all = 5488});
        QCOMPARE(model.data(model.index(1), SidebarModel::CountRole).toInt(), 87);
        QVERIFY(model.data(model.index(6), Qt::AccessibleTextRole).toString().contains(u"5,488"_s));
        QCOMPARE(model.data(model.index(3), SidebarModel::CountRole).toInt(), 143);
        QCOMPARE(model.data(model.index(3), Qt::DisplayRole).toString(), u"Set aside"_s);
        QCOMPARE(model.rowOf(ViewSelection::fromKey(u"later"_s)), 3);
        QCOMPARE(model.data(model.index(4), SidebarModel::CountRole).toInt(), 3);
        QCOMPARE(model.data(model.index(4), Qt::DisplayRole).toString(), u"Rising"_s);
        QCOMPARE(model.rowOf(ViewSelection::fromKey(u"rising"_s)), 4);
        QCOMPARE(model.data(model.index(5), SidebarModel::CountRole).toInt(), 2);
        QCOMPARE(model.data(model.index(5), Qt::DisplayRole).toString(), u"Changed"_s);
        QCOMPARE(model.rowOf(ViewSelection::fromKey(u"changed"_s)), 5);
    }

    void savedSearchesStandBetweenViewsAndNames()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true}});
        model.setSearches({{.search = u"tag:later"_s, .name = u"Later"_s},
                           {.search = u"추론"_s, .name = u"추론"_s}});
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.data(model.index(7), Qt::DisplayRole).toString(), u"Later"_s);
        QCOMPARE(model.selectionAt(7), ViewSelection::fromKey(u"search:tag:later"_s));
        QCOMPARE(model.rowOf(ViewSelection::fromKey(u"search:추론"_s)), 8);
        QCOMPARE(model.searchAt(9), SavedSearch());
        QCOMPARE(model.selectionAt(9).author, u"Ada"_s);
        for (const int row : {7, 9})
            QVERIFY(model.data(model.index(row), SidebarModel::StartsGroupRole).toBool());
        QVERIFY(!model.data(model.index(8), SidebarModel::StartsGroupRole).toBool());

        model.setSearchCount(u"추론"_s, 12);
        QCOMPARE(model.data(model.index(8), SidebarModel::CountRole).toInt(), 12);
        model.setSearches({{.search = u"추론"_s, .name = u"Reasoning"_s}}); // keeps its number
        QCOMPARE(model.data(model.index(7), SidebarModel::CountRole).toInt(), 12);
        model.setSearchCount(u"gone"_s, 5);
        QVERIFY(model.data(model.index(7), Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Reasoning, saved search"_s));
    }

    void aDayIsNoViewOfTheSidebar()
    {
        QCOMPARE(SidebarModel().rowOf(ViewSelection::fromKey(u"day:2024-03-22"_s)), -1);
    }
};

BROADSHEET_TEST(TestSidebarModel, QCoreApplication)
#include "tst_sidebarmodel.moc"
