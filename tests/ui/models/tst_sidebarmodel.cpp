#include "models/SidebarModel.h"
#include "support/Runner.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

using Kind = ViewSelection::Kind;
constexpr int fixedViews = 8;

} // namespace

class TestSidebarModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followedNamesComeAndGo()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex heading = model.heading(SidebarModel::Followed);
        QCOMPARE(heading.data().toString(), u"Followed"_s);
        QCOMPARE(heading.data(SidebarModel::SectionRole).toString(), u"followed"_s);
        QCOMPARE(model.rowCount(heading), 0);

        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true},
                           {.name = u"Béla"_s, .papers = 1, .unread = 0, .followed = true}},
                          {.papers = 3, .unread = 2});
        QCOMPARE(model.rowCount(heading), 3);
        const QModelIndex all = model.index(0, 0, heading);
        QCOMPARE(all.data().toString(), u"All followed"_s);
        QCOMPARE(all.data(SidebarModel::CountRole).toInt(), 2); // each paper once
        QCOMPARE(model.selectionAt(all), ViewSelection::fromKey(u"followed"_s));
        QVERIFY(model.selectionAt(all).query({}).followed);
        const QModelIndex ada = model.index(1, 0, heading);
        QCOMPARE(ada.data().toString(), u"Ada"_s);
        QCOMPARE(ada.data(SidebarModel::CountRole).toInt(), 2);
        QVERIFY(ada.data(Qt::ToolTipRole).toString().contains(u'3'));
        QCOMPARE(model.indexOf(ViewSelection::fromKey(u"author:Béla"_s)).row(), 2);

        model.setFollowed({}, {});
        QCOMPARE(model.rowCount(heading), 0);
    }

    void unreadIsShownAndTheRestIsInTheTip()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), fixedViews + int(SidebarModel::SectionCount));
        model.setCount(Kind::Starred, {.papers = 14, .unread = 3});
        model.setCount(Kind::All, {.papers = 5488, .unread = 87});
        const QModelIndex starred = model.indexOf({.kind = Kind::Starred});
        QCOMPARE(starred.data().toString(), u"Starred"_s);
        QCOMPARE(starred.data(SidebarModel::CountRole).toInt(), 3);
        QCOMPARE(starred.data(SidebarModel::TotalRole).toInt(), 14);
        QVERIFY(starred.data(Qt::ToolTipRole).toString().contains(u"14"_s));
        QVERIFY(starred.data(Qt::AccessibleTextRole).toString().contains(u"3 unread"_s));
        const QModelIndex all = model.indexOf({.kind = Kind::All});
        QVERIFY(all.data(Qt::AccessibleTextRole).toString().contains(u"87"_s));
        QVERIFY(all.data(Qt::AccessibleDescriptionRole).toString().contains(u"5,488"_s));
    }

    void whatOthersStarredIsThereForReadersWhoShare()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ViewSelection others{.kind = Kind::StarredByOthers};
        QVERIFY(!model.indexOf(others).isValid());
        model.setCount(Kind::StarredByOthers, {.papers = 2, .unread = 1}); // nowhere
        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true}}, {});
        model.showStarredByOthers(true);
        const QModelIndex view = model.indexOf(others);
        QCOMPARE(view.row(), model.indexOf({.kind = Kind::Starred}).row() + 1);
        QCOMPARE(view.data().toString(), u"Starred by others"_s);
        model.setCount(Kind::StarredByOthers, {.papers = 2, .unread = 1});
        QCOMPARE(view.data(SidebarModel::CountRole).toInt(), 1);
        QVERIFY(model.indexOf({.kind = Kind::Followed}).isValid());
        QVERIFY(model.selectionAt(view).query({}).starredByOthers);
        model.showStarredByOthers(false);
        QVERIFY(!model.indexOf(others).isValid());
        QCOMPARE(model.rowCount(), fixedViews + int(SidebarModel::SectionCount));
    }

    void savedSearchesKeepTheirNumbers()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFollowed({{.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true}}, {});
        model.setSearches({{.search = u"votes:>9"_s, .name = u"Later"_s},
                           {.search = u"추론"_s, .name = u"추론"_s}});
        const QModelIndex heading = model.heading(SidebarModel::Searches);
        QCOMPARE(model.rowCount(heading), 2);
        QCOMPARE(model.index(0, 0, heading).data().toString(), u"Later"_s);
        QCOMPARE(model.selectionAt(model.index(0, 0, heading)),
                 ViewSelection::fromKey(u"search:votes:>9"_s));
        const ViewSelection korean = ViewSelection::fromKey(u"search:추론"_s);
        QCOMPARE(model.indexOf(korean).row(), 1);
        QCOMPARE(model.searchAt(model.indexOf(ViewSelection::fromKey(u"author:Ada"_s))),
                 SavedSearch());

        model.setSearchCount(u"추론"_s, {.papers = 20, .unread = 12});
        QCOMPARE(model.indexOf(korean).data(SidebarModel::CountRole).toInt(), 12);
        model.setSearches({{.search = u"추론"_s, .name = u"Reasoning"_s}});
        QCOMPARE(model.indexOf(korean).data(SidebarModel::CountRole).toInt(), 12);
        model.setSearchCount(u"gone"_s, {.papers = 5, .unread = 5});
        QVERIFY(model.indexOf(korean)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Reasoning, saved search"_s));
    }

    void aTagIsFoundByItsWholeName()
    {
        SidebarModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTags({{.tag = u"later"_s, .count = {.papers = 3, .unread = 1}},
                       {.tag = u"rob"_s, .count = {}},
                       {.tag = u"Robots"_s, .count = {}},
                       {.tag = u"to read"_s, .count = {}}});
        QCOMPARE(model.tags(), (QStringList{u"later"_s, u"rob"_s, u"Robots"_s, u"to read"_s}));
        QCOMPARE(model.searchForTag(u"later"_s), u"tag:later"_s);
        QCOMPARE(model.searchForTag(u"rob"_s), u"tag:\"rob\""_s); // not the robots, too
        QCOMPARE(model.searchForTag(u"to read"_s), u"tag:\"to read\""_s);
        const QModelIndex later = model.index(0, 0, model.heading(SidebarModel::Tags));
        QCOMPARE(later.data(SidebarModel::TagRole).toString(), u"later"_s);
        QCOMPARE(later.data(SidebarModel::CountRole).toInt(), 1);
        QVERIFY(later.data(SidebarModel::HueRole).toString().isEmpty());
        model.setTagHues({{u"later"_s, u"red"_s}});
        QCOMPARE(later.data(SidebarModel::HueRole).toString(), u"red"_s);
    }

    void aDayIsNoViewOfTheSidebar()
    {
        QVERIFY(!SidebarModel().indexOf(ViewSelection::fromKey(u"day:2024-03-22"_s)).isValid());
    }
};

BROADSHEET_TEST(TestSidebarModel, QCoreApplication)
#include "tst_sidebarmodel.moc"
