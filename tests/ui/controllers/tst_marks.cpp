// A paper that is marked as read by itself, and what the user decides on it meanwhile.
#include "support/Runner.h"

#include "controllers/ListController.h"
#include "controllers/ListLoader.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto rest = 10ms;
const QDate day(2024, 3, 22);
const PaperId alpha{u"2403.00001"_s};
const PaperId beta{u"2403.00002"_s};

DayReport report()
{
    DayReport report{.source = u"digest"_s, .day = day, .origin = u"22.md"_s};
    int votes = 9;
    for (const PaperId &id : {alpha, beta})
        report.papers.append({.id = id,
                              .url = u"https://arxiv.org/abs/"_s + id.text,
                              .title = id.text,
                              .votes = votes--});
    return report;
}

} // namespace

class TestMarks final : public QObject
{
    Q_OBJECT

private:
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
            view.setModel(&model);
            view.resize(700, 600);
            list = std::make_unique<ListController>(
                *library, model, view, [] { return QDateTime(day, QTime(12, 0)).toUTC(); });
            marks = std::make_unique<MarkController>(*library, *list);
            view.show();
        }
    };
    std::unique_ptr<Bench> m_bench;

    [[nodiscard]] PaperState stateOf(const PaperId &paper) const
    {
        return m_bench->library->paper(paper).result()->state;
    }

    // From here on the paper rests. What follows in the same turn of the event loop comes before it
    // is marked, however long that takes.
    void goTo(int row)
    {
        makeCurrent(m_bench->model, m_bench->view, row);
        QCOMPARE(m_bench->list->papers().current(), row == 0 ? alpha : beta);
    }

    // Timers run out in the order of their times, so the paper has been marked after this, if at
    // all.
    void letItRest()
    {
        bool isOver = false;
        QTimer::singleShot(4 * rest, this, [&isOver] { isOver = true; });
        QTRY_VERIFY(isOver);
        // Marks are stored one after the other, so this one is behind that of the timer.
        QVERIFY(
            m_bench->library
                ->mark(
                    {.mark = Mark::Tag, .on = true, .subjects = {alpha.text}, .text = u"behind"_s})
                .result());
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        QVERIFY(m_bench->library->store({report()}).result());
        m_bench->list->show({.kind = ViewSelection::Kind::All});
        QTRY_VERIFY(m_bench->model.isWhole() && !m_bench->list->loader().isLoading());
        QCOMPARE(m_bench->model.rowCount(), 2);
        m_bench->marks->setMarkReadAfter(rest);
    }

    void cleanup() { m_bench.reset(); }

    void aPaperThatRestsIsRead()
    {
        goTo(1);
        m_bench->marks->toggleStar(); // says nothing of reading it
        letItRest();
        QVERIFY(stateOf(beta).read);
        QVERIFY(stateOf(beta).starred);
        QVERIFY(!stateOf(alpha).read);
    }

    void aDecisionStands_data()
    {
        using Decide = std::function<void(MarkController &)>;
        QTest::addColumn<bool>("wasRead");
        QTest::addColumn<Decide>("decide");
        QTest::addColumn<bool>("isLater");
        QTest::newRow("set aside")
            << false << Decide([](MarkController &marks) { marks.toggleLater(); }) << true;
        QTest::newRow("set aside in triage")
            << false << Decide([](MarkController &marks) { marks.setLater(beta, true); }) << true;
        QTest::newRow("set aside with all older ones")
            << false << Decide([](MarkController &marks) { marks.setAsideUpTo(day); }) << true;
        QTest::newRow("unread") << true << Decide([](MarkController &marks) { marks.toggleRead(); })
                                << false;
        QTest::newRow("unread by a click")
            << true << Decide([](MarkController &marks) { marks.setRead(beta, false); }) << false;
        QTest::newRow("undone") << true << Decide([](MarkController &marks) { marks.undo(); })
                                << false;
    }
    void aDecisionStands()
    {
        QFETCH(bool, wasRead);
        QFETCH(std::function<void(MarkController &)>, decide);
        QFETCH(bool, isLater);
        if (wasRead) {
            m_bench->marks->setRead(beta, true);
            QTRY_VERIFY(m_bench->model.row(1)->state.read);
        }
        goTo(1);
        decide(*m_bench->marks);
        letItRest();
        QVERIFY(!stateOf(beta).read);
        QTRY_COMPARE(stateOf(beta).later, isLater); // older ones have to be found first
    }

    // Only for the paper it was about.
    void aDecisionOnAnotherPaperChangesNothing()
    {
        goTo(1);
        m_bench->marks->setLater(alpha, true);
        letItRest();
        QVERIFY(stateOf(beta).read);
        QVERIFY(stateOf(alpha).later);
    }
};

BROADSHEET_TEST(TestMarks, QApplication)
#include "tst_marks.moc"
