#include "models/SidebarModel.h"

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
        QCOMPARE(model.rowCount(), 5);

        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true},
                           {.name = u"Béla"_s, .papers = 1, .unread = 0, .followed = true}});
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.data(model.index(5), Qt::DisplayRole).toString(), u"Ada"_s);
        QCOMPARE(model.data(model.index(5), SidebarModel::CountRole).toInt(), 2);
        QCOMPARE(model.selectionAt(6).author, u"Béla"_s);
        QCOMPARE(model.rowOf(model.selectionAt(6)), 6);

        model.setFollowed({});
        QCOMPARE(model.rowCount(), 5);
    }

    void numbersAreShownAndSpoken()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCounts({.today = 12, .unread = 87, .starred = 14, .rising = 3, .all = 5488});
        QCOMPARE(model.data(model.index(1), SidebarModel::CountRole).toInt(), 87);
        QVERIFY(model.data(model.index(4), Qt::AccessibleTextRole).toString().contains(u"5488"_s));
        QCOMPARE(model.data(model.index(3), SidebarModel::CountRole).toInt(), 3);
        QCOMPARE(model.data(model.index(3), Qt::DisplayRole).toString(), u"Rising"_s);
        QCOMPARE(model.rowOf(ViewSelection::fromKey(u"rising"_s)), 3);
    }

    void aDayIsNoViewOfTheSidebar()
    {
        QCOMPARE(SidebarModel().rowOf(ViewSelection::fromKey(u"day:2024-03-22"_s)), -1);
    }
};

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
