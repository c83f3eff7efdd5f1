#include "controllers/ListController.h"
#include "controllers/ListLoader.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "support/Runner.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr int days = 8;
constexpr int papersOfADay = 50;
constexpr int paperCount = days * papersOfADay;
const QDate newest(2024, 3, 22);

using View = ViewSelection::Kind;

QString idOf(int paper)
{
    return u"2403."_s + QString::number(paper).rightJustified(5, u'0');
}

PaperReport reportOf(int paper, std::optional<int> votes)
{
    return {.id = {idOf(paper)},
            .url = u"https://arxiv.org/abs/"_s + idOf(paper),
            .title = u"%1 paper number %2"_s.arg(paper % 3 == 0 ? u"Robot"_s : u"Plain"_s)
                         .arg((paper * 7919) % 1000),
            .votes = votes,
            .authors = {u"Author %1"_s.arg(paper % 17)},
            .media = {},
            .texts = {{.language = u"ko"_s, .markdown = u"- 강화학습을 다룬다"_s}},
            .categories = {},
            .comment = {}};
}

DayReport dayOf(QDate day, const QList<PaperReport> &reports)
{
    return {.source = u"digest"_s, .day = day, .origin = u"digest.md"_s, .papers = reports};
}

QList<DayReport> everything()
{
    QList<DayReport> reports;
    for (int day = 0; day < days; ++day) {
        QList<PaperReport> list;
        for (int at = 0; at < papersOfADay; ++at) {
            const int paper = day * papersOfADay + at;
            list.append(reportOf(paper, paper % 10 == 0 ? std::optional<int>() : paper % 60));
        }
        reports.append(dayOf(newest.addDays(-day), list));
    }
    return reports;
}

template<class T>
T must(QFuture<Result<T>> future)
{
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// A list with its model and view over a library of its own.
struct Bench
{
    QTemporaryDir folder;
    std::unique_ptr<Library> library = *Library::open(folder.filePath(u"library.sqlite"_s));
    PaperListModel model;
    PaperListView view;
    std::unique_ptr<ListController> list;
    std::unique_ptr<MarkController> marks;

    Bench()
    {
        must(library->store(everything()));
        must(library->indexed());
        QCoreApplication::processEvents(); // what was told of that
        view.setModel(&model);
        view.resize(700, 600);
        list = std::make_unique<ListController>(
            *library, model, view, [] { return QDateTime(newest, QTime(12, 0)).toUTC(); });
        marks = std::make_unique<MarkController>(*library, *list);
        view.show();
    }

    [[nodiscard]] bool isWhole() const { return model.isWhole() && !list->loader().isLoading(); }
    [[nodiscard]] QStringList idsOf(const QList<qint32> &numbers) const
    {
        QHash<qint32, QString> ids;
        for (const PaperRow &row : must(library->rowsAt(numbers)))
            ids.insert(row.number, row.id.text);
        QStringList result;
        for (const qint32 number : numbers)
            result.append(ids.value(number));
        return result;
    }
    [[nodiscard]] QStringList shown() const { return idsOf(model.order().numbers); }
    [[nodiscard]] bool isLoadedInSight() const
    {
        for (int row = view.firstInSight(); row >= 0 && row < view.firstInSight() + 5; ++row)
            if (row < model.rowCount() && !model.row(row))
                return false;
        return view.firstInSight() >= 0;
    }
};

QStringList idsOf(const QList<PaperRow> &rows)
{
    QStringList ids;
    for (const PaperRow &row : rows)
        ids.append(row.id.text);
    return ids;
}

} // namespace

class TestList final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bench> m_bench;

    ListController &list() { return *m_bench->list; }
    ListSelection &papers() { return list().papers(); }
    PaperListModel &model() { return m_bench->model; }
    PaperListView &view() { return m_bench->view; }

    void show(View kind)
    {
        list().show({.kind = kind});
        QTRY_VERIFY(m_bench->isWhole());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view(), key, modifiers);
    }
    // Goes to Unread, does that while only the beginning is there, and waits for the rest.
    void whenUnreadBegins(const std::function<void()> &act)
    {
        bool begun = false;
        const auto once = connect(&list(), &ListController::loaded, this, [&] {
            if (!model().isWhole() && !std::exchange(begun, true))
                act();
        });
        show(View::Unread);
        disconnect(once);
        QVERIFY(begun);
    }
    int loadedRows()
    {
        const QList<qint32> numbers = model().order().numbers;
        return int(std::count_if(numbers.cbegin(), numbers.cend(),
                                 [this](qint32 number) { return model().isLoaded(number); }));
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        show(View::All);
        QCOMPARE(model().rowCount(), paperCount);
    }

    void cleanup() { m_bench.reset(); }

    void everythingIsSelectedAlsoWhatIsStillToCome()
    {
        // Of everything, not of the beginning that is all there is yet.
        whenUnreadBegins([this] {
            QVERIFY(model().rowCount() < paperCount);
            press(Qt::Key_A, Qt::ControlModifier);
            m_bench->marks->toggleStar();
        });
        QCOMPARE(papers().selectedNumbers().size(), paperCount);
        QTRY_COMPARE(model().starredCount(), paperCount);

        show(View::All);
        whenUnreadBegins([this] {
            press(Qt::Key_A, Qt::ControlModifier);
            press(Qt::Key_Down); // the user selects less meanwhile
        });
        QCOMPARE(papers().selectedNumbers().size(), 1);
    }

    void shiftExtendsFromTheCurrentPaper()
    {
        view().setCurrentIndex(model().index(1, PaperListModel::TitleColumn));
        papers().step(3); // as J does
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(papers().selectedNumbers(), model().order().numbers.mid(4, 3));
        press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(papers().selectedNumbers(), model().order().numbers.mid(4, 2));
        papers().step(1);
        QTest::mouseClick(
            view().viewport(), Qt::LeftButton, Qt::ShiftModifier,
            view().visualRect(model().index(8, PaperListModel::TitleColumn)).center());
        QCOMPARE(papers().selectedNumbers(), model().order().numbers.mid(6, 3));
        press(Qt::Key_Up);
        QCOMPARE(papers().selectedNumbers(), model().order().numbers.mid(7, 1));
    }

    void stepsThatWaitAreDroppedByAClick()
    {
        whenUnreadBegins([this] {
            press(Qt::Key_End);
            papers().step(1);
            makeCurrent(model(), view(), 3);
        });
        QCOMPARE(view().currentIndex().row(), 3);
    }

    void sortingTheBeginningKeepsThePaper()
    {
        PaperId current;
        whenUnreadBegins([this, &current] {
            press(Qt::Key_Down);
            current = papers().current();
            list().sortBy(PaperListModel::TitleColumn);
        });
        QVERIFY(!current.isEmpty());
        QCOMPARE(papers().current(), current);
        QCOMPARE(papers().selectedNumbers().size(), 1);
    }

    void onlyWhatIsLookedAtIsLoaded()
    {
        QTRY_VERIFY(m_bench->isLoadedInSight());
        QVERIFY2(loadedRows() < 100, qPrintable(QString::number(loadedRows())));
        press(Qt::Key_End);
        QCOMPARE(view().currentIndex().row(), paperCount - 1);
        QTRY_VERIFY(m_bench->isLoadedInSight());
        QTRY_COMPARE(papers().current().text, m_bench->shown().constLast());
        QVERIFY(loadedRows() < 200);
        press(Qt::Key_Home);
        QTRY_COMPARE(papers().current().text, m_bench->shown().constFirst());
    }

    void everyPageComesWhenItIsTurnedTo()
    {
        for (int page = 0; page < 60; ++page) {
            press(Qt::Key_PageDown);
            QTRY_VERIFY(m_bench->isLoadedInSight());
        }
        QTRY_COMPARE(view().currentIndex().row(), paperCount - 1);
    }

    void aDraggedScrollBarShowsWhereItStopped()
    {
        QScrollBar *bar = view().verticalScrollBar();
        for (int step = 0; step <= 20; ++step) {
            bar->setValue(bar->maximum() * ((step * 7) % 21) / 20);
            QCoreApplication::processEvents();
        }
        bar->setValue(bar->maximum() / 2);
        QTRY_VERIFY(m_bench->isLoadedInSight());
        QVERIFY(view().firstInSight() > paperCount / 3);
    }

    // The list has the order of the library, and the current paper stays current.
    void sortingIsTheLibrarys_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<SortKey>("key");
        QTest::newRow("starred") << int(PaperListModel::StarredColumn) << SortKey::Starred;
        QTest::newRow("read") << int(PaperListModel::UnreadColumn) << SortKey::Read;
        QTest::newRow("title") << int(PaperListModel::TitleColumn) << SortKey::Title;
        QTest::newRow("authors") << int(PaperListModel::AuthorsColumn) << SortKey::Authors;
        QTest::newRow("date") << int(PaperListModel::DayColumn) << SortKey::Date;
    }

    void sortingIsTheLibrarys()
    {
        QFETCH(int, column);
        QFETCH(SortKey, key);
        papers().step(3);
        papers().step(1);
        QTRY_VERIFY(!papers().current().isEmpty());
        must(m_bench->library->mark(
            {.mark = Mark::Starred, .on = true, .subjects = {idOf(5), idOf(99)}}));
        must(m_bench->library->mark(
            {.mark = Mark::Read, .on = true, .subjects = {idOf(6), idOf(200)}}));
        const PaperId before = papers().current();
        for (const Qt::SortOrder order :
             {listColumn(column).firstOrder, listColumn(column).firstOrder == Qt::AscendingOrder
                                                 ? Qt::DescendingOrder
                                                 : Qt::AscendingOrder}) {
            list().sortBy(column);
            QTRY_VERIFY(m_bench->isWhole());
            const bool ascending =
                (order == Qt::AscendingOrder) != (column == PaperListModel::UnreadColumn);
            QCOMPARE(m_bench->shown(),
                     idsOf(must(m_bench->library->list({.sort = key, .ascending = ascending}))));
            QCOMPARE(view().header()->sortIndicatorSection(), column);
            QCOMPARE(papers().current(), before);
            QCOMPARE(m_bench->idsOf(papers().selectedNumbers()), QStringList{before.text});
        }
    }

    void unreadComesFirstByTheDot()
    {
        must(m_bench->library->mark({.mark = Mark::Read, .on = true, .subjects = {idOf(59)}}));
        list().sortBy(PaperListModel::UnreadColumn);
        QTRY_VERIFY(m_bench->isWhole());
        QTRY_COMPARE(m_bench->shown().constLast(), idOf(59));
    }

    void everythingIsSelectedAndMarkedWithoutBeingLoaded()
    {
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(papers().selectedNumbers().size(), paperCount);
        QVERIFY(loadedRows() < 100);
        m_bench->marks->toggleStar();
        QTRY_COMPARE(model().starredCount(), paperCount);
        QTRY_VERIFY(model().row(0) && model().row(0)->state.starred);
        QCOMPARE(papers().selectedNumbers().size(), paperCount); // as it was
        m_bench->marks->undo();
        QTRY_COMPARE(model().starredCount(), 0);
        m_bench->marks->markViewRead();
        QTRY_COMPARE(model().unreadCount(), 0);
    }

    // Before the list is known as a whole, "everything" must not be its beginning.
    void theWholeViewIsReadEvenWhenAskedEarly()
    {
        list().show({.kind = View::Unread});
        m_bench->marks->markViewRead();
        QTRY_COMPARE(must(m_bench->library->info()).unread, 0);
    }

    void aRangeReachesWhatIsNotLoaded()
    {
        press(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(papers().selectedNumbers(), model().order().numbers);
        press(Qt::Key_Home);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(papers().selectedNumbers(), model().order().numbers.first(2));
    }

    void whatComesInLeavesTheReaderWhereTheyAre()
    {
        papers().step(150);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(!papers().current().isEmpty());
        const PaperId current = papers().current();
        const QStringList selected = m_bench->idsOf(papers().selectedNumbers());
        QCOMPARE(selected.size(), 3);
        const int place = view().visualRect(view().currentIndex()).top();
        for (const int many : {5, 3000}) { // taken in row by row, and as another list
            QList<PaperReport> fresh;
            for (int at = 0; at < many; ++at)
                fresh.append(reportOf(10'000 + many + at, 50 + at % 20));
            must(m_bench->library->store({dayOf(newest.addDays(-30 - many), fresh)}));
            const int before = model().rowCount();
            QTRY_COMPARE(model().rowCount(), before + many);
            QCOMPARE(papers().current(), current);
            QCOMPARE(m_bench->idsOf(papers().selectedNumbers()), selected);
            QCOMPARE(view().visualRect(view().currentIndex()).top(), place);
        }
    }

    void changedPapersAreShownAsTheyAre()
    {
        QTRY_VERIFY(model().row(0));
        const PaperId first = papers().current();
        const int paper = first.text.sliced(5).toInt();
        must(m_bench->library->store(
            {dayOf(newest.addDays(-paper / papersOfADay), {reportOf(paper, 7777)})}));
        QTRY_COMPARE(model().row(0)->votes.value_or(0), 7777);
    }

    void whatIsReadStaysInUnreadUntilTheNextVisit()
    {
        show(View::Unread);
        press(Qt::Key_Down, Qt::ShiftModifier);
        m_bench->marks->toggleRead();
        QTRY_COMPARE(model().unreadCount(), paperCount - 2);
        must(m_bench->library->store({dayOf(newest, {reportOf(20'000, 3)})}));
        QTRY_COMPARE(model().rowCount(), paperCount + 1);
        show(View::Unread);
        QTRY_COMPARE(model().rowCount(), paperCount - 1);
    }

    void aDaysListShowsItsDay()
    {
        must(m_bench->library->store({dayOf(newest.addDays(5), {reportOf(0, 3)})}));
        list().show({.kind = View::Day, .day = newest});
        QTRY_VERIFY(m_bench->isWhole() && model().rowCount() == papersOfADay);
        press(Qt::Key_End);
        QTRY_VERIFY(m_bench->isLoadedInSight());
        for (int row = 0; row < model().rowCount(); ++row)
            if (const PaperRow *paper = model().row(row))
                QCOMPARE(paper->day, newest);
    }

    void searchIsRankedUntilAColumnIsAskedFor()
    {
        list().search(u"robot"_s);
        QTRY_VERIFY(m_bench->isWhole());
        QCOMPARE(m_bench->shown(), idsOf(must(m_bench->library->list(
                                       {.search = u"robot"_s, .sort = SortKey::Relevance}))));
        QVERIFY(model().rowCount() > 100);
        QVERIFY(!view().header()->isSortIndicatorShown());
        list().sortBy(PaperListModel::TitleColumn);
        QTRY_VERIFY(m_bench->isWhole());
        QTRY_COMPARE(m_bench->shown(),
                     idsOf(must(m_bench->library->list(
                         {.search = u"robot"_s, .sort = SortKey::Title, .ascending = true}))));
        QVERIFY(view().header()->isSortIndicatorShown());
        list().sortBy(PaperListModel::TitleColumn);
        QVERIFY(view().header()->isSortIndicatorShown());
        list().sortBy(PaperListModel::TitleColumn); // both ways were seen: the best first again
        QVERIFY(!view().header()->isSortIndicatorShown());
        list().search({});
        QTRY_VERIFY(m_bench->isWhole());
        QCOMPARE(view().header()->sortIndicatorSection(), int(PaperListModel::VotesColumn));
    }

    void theLastOfManyKeysCounts()
    {
        for (const auto &typed : {u"r"_s, u"ro"_s, u"rob"_s, u"robo"_s, u"강"_s, u"강화"_s,
                                  u"nothing like that"_s, u"author:\"author 3\""_s})
            list().search(typed);
        QTRY_VERIFY(m_bench->isWhole());
        QTRY_COMPARE(m_bench->shown(),
                     idsOf(must(m_bench->library->list(
                         {.search = u"author:\"author 3\""_s, .sort = SortKey::Relevance}))));
    }

    void leavingASearchIsBeingBack()
    {
        papers().step(200);
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->value() + 150);
        QTRY_VERIFY(m_bench->isLoadedInSight());
        const PaperId current = papers().current();
        const int place = view().verticalScrollBar()->value();
        list().search(u"robo"_s);
        QTRY_VERIFY(m_bench->isWhole());
        list().search(u"robot"_s);
        QTRY_VERIFY(m_bench->isWhole());
        papers().step(2);
        m_bench->marks->toggleStar();
        QTRY_COMPARE(model().starredCount(), 1);
        list().search({});
        QCOMPARE(model().rowCount(), paperCount); // at once
        QCOMPARE(papers().current(), current);
        QCOMPARE(view().verticalScrollBar()->value(), place);
        QVERIFY(m_bench->isLoadedInSight());
        QCOMPARE(model().starredCount(), 1);
        QTRY_VERIFY(m_bench->isWhole());
        QCOMPARE(view().verticalScrollBar()->value(), place);
        QCOMPARE(papers().current(), current);
    }

    void mutedPapersAreCountedAndOneCallShowsThem()
    {
        must(
            m_bench->library->mark({.mark = Mark::MuteWord, .on = true, .subjects = {u"robot"_s}}));
        const int robots = (paperCount + 2) / 3;
        QTRY_COMPARE(model().rowCount(), paperCount - robots);
        QCOMPARE(list().hiddenPapers(), robots);
        list().showMuted(true);
        QTRY_COMPARE(model().rowCount(), paperCount);
        show(View::All);
        QTRY_COMPARE(model().rowCount(), paperCount - robots);
    }

    void nextUnreadIsFoundFarBelow()
    {
        const QStringList all = m_bench->shown();
        QStringList read = all;
        read.removeAt(333);
        must(m_bench->library->mark({.mark = Mark::Read, .on = true, .subjects = read}));
        QTRY_COMPARE(model().unreadCount(), 1);
        list().nextUnread();
        QCOMPARE(view().currentIndex().row(), 333);
        QTRY_COMPARE(papers().current().text, all.at(333));
    }

    void aPaperFarBelowIsShownWhenTheViewIsEntered()
    {
        const QStringList all = m_bench->shown();
        list().show({.kind = View::All}, {all.at(321)});
        QTRY_COMPARE(papers().current().text, all.at(321));
        QVERIFY(m_bench->isLoadedInSight()); // never shown empty
        list().selectPaper({all.at(17)});
        QTRY_COMPARE(papers().current().text, all.at(17));
    }

    // What the row shows is told once, when it is there.
    void theCurrentPaperIsToldOnce()
    {
        QSignalSpy told(&list(), &ListController::currentChanged);
        press(Qt::Key_End);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().at(0).value<PaperId>().text, m_bench->shown().constLast());
        list().sortBy(PaperListModel::TitleColumn);
        QTRY_VERIFY(m_bench->isWhole());
        QCOMPARE(told.size(), 1);
    }
};

BROADSHEET_TEST(TestList, QApplication)
#include "tst_list.moc"
