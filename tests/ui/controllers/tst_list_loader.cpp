#include "support/Runner.h"

#include "controllers/ListLoader.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr int paperCount = 300; // several screens
const QDate day(2024, 3, 22);

QString idOf(int paper)
{
    return u"2403."_s + QString::number(paper).rightJustified(5, u'0');
}

// The first paper has the most votes. Every third is about robots.
DayReport report()
{
    DayReport report{.source = u"digest"_s, .day = day, .origin = u"22.md"_s};
    for (int paper = 0; paper < paperCount; ++paper)
        report.papers.append({.id = {idOf(paper)},
                              .url = u"https://arxiv.org/abs/"_s + idOf(paper),
                              .title = paper % 3 == 0 ? u"Robot"_s : u"Plain"_s,
                              .votes = paperCount - paper});
    return report;
}

const ListRequest everything{.query = {.withMuted = false}};
const ListRequest robots{.query = {.search = u"robot"_s, .withMuted = false}};
const ListRequest unread{.query = {.unread = true, .withMuted = false}, .keepsLeavers = true};

} // namespace

class TestListLoader final : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        QTemporaryDir folder;
        std::unique_ptr<Library> library = *Library::open(folder.filePath(u"library.sqlite"_s));
        PaperListModel model;
        PaperListView view;
        ListLoader loader{*library, model, view};
        QSignalSpy loaded{&loader, &ListLoader::loaded};
        QSignalSpy outdated{&loader, &ListLoader::outdated};

        Bench() { view.setModel(&model); }
    };
    std::unique_ptr<Bench> m_bench;

    ListLoader &loader() { return m_bench->loader; }
    PaperListModel &model() { return m_bench->model; }
    bool isWhole() { return model().isWhole() && !loader().isLoading(); }
    void loadWhole(const ListRequest &request)
    {
        loader().load(request, {});
        QTRY_VERIFY(isWhole());
    }
    void markRead(int paper)
    {
        QVERIFY(m_bench->library->mark({.mark = Mark::Read, .on = true, .subjects = {idOf(paper)}})
                    .result());
    }
    QString currentId() { return model().idAt(m_bench->view.currentIndex()).text; }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        QVERIFY(m_bench->library->store({report()}).result());
        QVERIFY(m_bench->library->indexed().result());
        m_bench->view.resize(700, 600);
        m_bench->view.show();
    }
    void cleanup() { m_bench.reset(); }

    void theFirstScreenComesBeforeTheWhole()
    {
        QList<int> rows;
        connect(&loader(), &ListLoader::loaded, this, [&] { rows << model().rowCount(); });
        loadWhole(everything);
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows.constFirst() > 0 && rows.constFirst() < paperCount);
        QCOMPARE(rows.constLast(), paperCount);
        QCOMPARE(currentId(), idOf(0));
    }

    void anotherListDropsTheOneBefore()
    {
        bool hasOthers = false;
        connect(&loader(), &ListLoader::loaded, this, [&] {
            for (int row = 0; row < model().rowCount(); ++row)
                if (const PaperRow *paper = model().row(row))
                    hasOthers = hasOthers || paper->title != u"Robot"_s;
        });
        loader().load(everything, {});
        loader().load(robots, {});
        QTRY_VERIFY(isWhole());
        QCOMPARE(model().rowCount(), paperCount / 3);
        QVERIFY(!hasOthers);
    }

    void anotherListFromTheFirstScreenIsLoadedOnce()
    {
        connect(
            &loader(), &ListLoader::loaded, this, [this] { loader().load(robots, {}); },
            Qt::SingleShotConnection);
        loader().load(everything, {});
        QTRY_VERIFY(isWhole() && model().rowCount() == paperCount / 3);
        QVERIFY(m_bench->outdated.isEmpty());
    }

    void aPaperFarDownIsShownWithTheWholeListOnly()
    {
        loader().load(everything, {.paper = {idOf(250)}});
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_bench->loaded.size(), 1);
        QCOMPARE(currentId(), idOf(250)); // and its row is loaded
    }

    void theFirstUnreadPaperIsFound()
    {
        for (int paper = 0; paper < 3; ++paper)
            markRead(paper);
        loader().load(everything, {.firstUnread = true});
        QVERIFY(loader().isLookingForUnread());
        QTRY_VERIFY(isWhole());
        QCOMPARE(currentId(), idOf(3));
        QVERIFY(!loader().isLookingForUnread());
    }

    // What is set aside does not count as unread.
    void theFirstUnreadPaperIsNotSetAside_data()
    {
        QTest::addColumn<int>("first");
        QTest::newRow("on the first screen") << 3;
        QTest::newRow("further down") << 200;
    }
    void theFirstUnreadPaperIsNotSetAside()
    {
        QFETCH(int, first);
        QStringList before;
        for (int paper = 0; paper < first; ++paper)
            before.append(idOf(paper));
        QVERIFY(
            m_bench->library->mark({.mark = Mark::Later, .on = true, .subjects = before}).result());
        loader().load(everything, {.firstUnread = true});
        QTRY_VERIFY(isWhole());
        QCOMPARE(currentId(), idOf(first));
    }

    void resortingKeepsThePaper()
    {
        loadWhole(everything);
        makeCurrent(model(), m_bench->view, 7);
        ListRequest reversed = everything;
        reversed.query.ascending = true;
        loader().resort(reversed);
        QTRY_VERIFY(isWhole());
        QTRY_COMPARE(model().numberAt(0), model().order().numbers.constFirst());
        QCOMPARE(m_bench->view.currentIndex().row(), paperCount - 1 - 7);
    }

    // The order on screen is known while it is being read again, so the place in it counts.
    void resortingWhileReloadingKeepsThePaper()
    {
        loadWhole(everything);
        makeCurrent(model(), m_bench->view, 7);
        loader().reload(everything);
        ListRequest reversed = everything;
        reversed.query.ascending = true;
        loader().resort(reversed);
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_bench->view.currentIndex().row(), paperCount - 1 - 7);
    }

    void resortingKeepsWhatWaits()
    {
        loadWhole(everything);
        QStringList done;
        loader().reload(everything);
        loader().whenWhole([&done] { done << u"first"_s; });
        ListRequest reversed = everything;
        reversed.query.ascending = true;
        loader().resort(reversed);
        loader().whenWhole([&] {
            done << u"second"_s;
            loader().reload(reversed);
        });
        loader().whenWhole([&done] { done << u"third"_s; });
        QTRY_COMPARE(done, QStringList({u"first"_s, u"second"_s, u"third"_s}));
        QVERIFY(isWhole());
    }

    // The user is faster than the whole list.
    void goingElsewhereInTheFirstScreenStays_data()
    {
        QTest::addColumn<int>("before");
        QTest::newRow("from a paper of the first screen") << paperCount - 1;
        QTest::newRow("from one further down") << 7;
    }
    void goingElsewhereInTheFirstScreenStays()
    {
        QFETCH(int, before);
        loadWhole(everything);
        makeCurrent(model(), m_bench->view, before);
        ListRequest reversed = everything;
        reversed.query.ascending = true;
        connect(
            &loader(), &ListLoader::loaded, this,
            [this] {
                QVERIFY(!model().isWhole());
                makeCurrent(model(), m_bench->view, 3);
            },
            Qt::SingleShotConnection);
        loader().resort(reversed);
        QTRY_VERIFY(isWhole());
        QCOMPARE(model().rowCount(), paperCount);
        QCOMPARE(m_bench->view.currentIndex().row(), 3);
    }

    void movingOnBeforeTheFirstScreenStays()
    {
        loadWhole(everything);
        makeCurrent(model(), m_bench->view, 7);
        ListRequest reversed = everything;
        reversed.query.ascending = true;
        loader().resort(reversed);
        makeCurrent(model(), m_bench->view, 9);
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_bench->view.currentIndex().row(), paperCount - 1 - 9);
    }

    void aReloadWhileLoadingIsToldAfterwards()
    {
        loader().load(everything, {});
        loader().reload(everything);
        QVERIFY(m_bench->outdated.isEmpty());
        QTRY_VERIFY(isWhole());
        QCOMPARE(m_bench->outdated.size(), 1);
    }

    void leaversStayUntilTheyAreDropped()
    {
        loadWhole(unread);
        markRead(5);
        loader().reload(unread);
        QTRY_VERIFY(isWhole());
        QCOMPARE(model().rowCount(), paperCount);
        loader().dropLeavers();
        loader().reload(unread);
        QTRY_VERIFY(isWhole());
        QCOMPARE(model().rowCount(), paperCount - 1);
    }

    void leaversOfTheFirstScreenStay()
    {
        connect(
            &loader(), &ListLoader::loaded, this, [this] { markRead(0); },
            Qt::SingleShotConnection);
        loadWhole(unread);
        QCOMPARE(model().rowCount(), paperCount);
        QCOMPARE(currentId(), idOf(0));
        QVERIFY(model().row(0)->state.read);
    }

    void whatWaitsForTheWholeListRunsInOrder()
    {
        QStringList done;
        loader().load(everything, {});
        loader().whenWhole([&done] { done << u"first"_s; });
        loader().whenWhole([&done] { done << u"second"_s; });
        QTRY_VERIFY(isWhole());
        QCOMPARE(done, (QStringList{u"first"_s, u"second"_s}));
        loader().whenWhole([&done] { done << u"at once"_s; });
        QCOMPARE(done.constLast(), u"at once"_s);
    }

    void whatWaitsBehindTheWayToAnotherListIsDropped()
    {
        bool done = false;
        loader().load(everything, {});
        loader().whenWhole([this] { loader().load(robots, {}); });
        loader().whenWhole([&done] { done = true; });
        QTRY_VERIFY(isWhole() && model().rowCount() == paperCount / 3);
        QVERIFY(!done);
    }

    void whatWaitsIsDroppedByAnotherList()
    {
        bool done = false;
        loader().load(everything, {});
        loader().whenWhole([&done] { done = true; });
        loadWhole(robots);
        QVERIFY(!done);
    }

    void nothingArrivesAfterCancelling()
    {
        loader().load(everything, {});
        loader().cancel();
        QVERIFY(!loader().isLoading());
        (void)m_bench->library->firstDays({}, {}).result(); // behind what was cancelled
        QCoreApplication::processEvents();
        QCOMPARE(model().rowCount(), 0);
        QVERIFY(m_bench->loaded.isEmpty());
    }
};

BROADSHEET_TEST(TestListLoader, QApplication)
#include "tst_list_loader.moc"
