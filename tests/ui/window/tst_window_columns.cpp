// The columns of the window, from 480 to 3,840 pixels, by keys, by mouse and after a restart; and
// the size of the text.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "columns/Columns.h"
#include "controls/MessagePanel.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/ListColumns.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopeGuard>
#include <QTest>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowColumns final : public DeskTest
{
    Q_OBJECT

private:
    Columns &columns() { return m_desk->window.columns(); }
    SidebarView &sidebar() { return m_desk->window.sidebar(); }
    PaperListView &list() { return m_desk->window.list(); }
    SummaryView &paper() { return m_desk->window.summary(); }
    void widen(int width)
    {
        m_desk->window.resize(width, 800);
        QCOMPARE(m_desk->window.width(), width);
    }
    void clickRow(int row)
    {
        const QModelIndex index = m_desk->papers().index(row, TitleColumn);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(index).center());
    }
    void drag(int handle, int by)
    {
        QWidget *grip = columns().handle(handle);
        const QPoint middle = grip->rect().center();
        QTest::mousePress(grip, Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove, middle + QPoint(by, 0),
                         grip->mapToGlobal(middle + QPoint(by, 0)), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(grip, &move);
        QTest::mouseRelease(grip, Qt::LeftButton, {}, middle);
    }

    QList<QWidget *> m_parts; // of the paper

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
        widen(1280);
    }
    void cleanup() { close(); }

    void theFieldsOfThePaperTakeTheKeysAtOnce()
    {
        widen(520);
        QVERIFY(!columns().showsPaper());
        m_desk->press(Qt::Key_G);
        QVERIFY(columns().showsPaperAlone());
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field && field->accessibleName() == "Add a tag"_L1);
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_E);
        QVERIFY(qobject_cast<QTextEdit *>(QApplication::focusWidget()));
    }

    void withoutAPaperTheMessageStays()
    {
        widen(520);
        m_desk->session.show({.kind = ViewSelection::Kind::Day, .day = QDate(2024, 3, 20)});
        m_desk->settle();
        QTRY_VERIFY(m_desk->window.message().isVisible());
        for (const Qt::Key key : {Qt::Key_G, Qt::Key_E, Qt::Key_V, Qt::Key_Space})
            m_desk->press(key);
        m_desk->settle();
        QVERIFY(m_desk->window.message().isVisible());
        QVERIFY(!columns().showsPaperAlone());
    }

    void theSummaryGrowsFirst()
    {
        const int before = paper().width();
        const int usual = list().width();
        widen(1500);
        QVERIFY(paper().width() > before + 180);
        QVERIFY(list().width() - usual < 40);
        widen(2560);
        const int full = paper().width();
        QVERIFY(full >= paper().fullWidth());
        widen(3840);
        QCOMPARE(paper().width(), full); // its lines are long enough
        QVERIFY(list().width() > 2000);
    }

    void theSidebarFoldsAwayAndComesBack()
    {
        const QList<int> before = columns().sizes();
        QVERIFY(!button(u"Sidebar"_s) || !named<QAbstractButton>(u"Show the sidebar"_s));
        widen(880);
        QVERIFY(!sidebar().isVisible() && !m_desk->window.calendar().isVisible());
        QVERIFY(list().isVisible() && paper().isVisible());
        auto *show = named<QAbstractButton>(u"Show the sidebar"_s);
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(sidebar().isVisible() && m_desk->window.calendar().isVisible());
        QVERIFY(list().isVisible()); // it lies over the list
        QVERIFY(sidebar().hasFocus());
        const QModelIndex all = static_cast<SidebarModel *>(sidebar().model())
                                    ->indexOf({.kind = ViewSelection::Kind::All});
        QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, {},
                          sidebar().visualRect(all).center());
        QVERIFY(!sidebar().isVisible());
        QVERIFY(list().hasFocus());
        QTRY_COMPARE(m_desk->heading(), u"All papers – Broadsheet"_s);

        m_desk->press(Qt::Key_F9);
        QVERIFY(sidebar().isVisible());
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!sidebar().isVisible());
        m_desk->press(Qt::Key_F9);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, {list().width() - 60, 200});
        QVERIFY(!sidebar().isVisible()); // something else was clicked

        widen(1280);
        QVERIFY(sidebar().isVisible());
        QCOMPARE(columns().sizes(), before);
        QVERIFY(!named<QAbstractButton>(u"Show the sidebar"_s));
    }

    void oneColumnShowsTheListOrThePaper()
    {
        widen(680);
        QVERIFY(list().isVisible() && !paper().isVisible());
        QVERIFY(list().hasFocus());
        m_desk->press(Qt::Key_Return);
        QVERIFY(!list().isVisible() && paper().isVisible());
        QVERIFY(paper().isAncestorOf(QApplication::focusWidget()));
        const PaperId first = m_desk->currentId();
        m_desk->press(Qt::Key_J);
        QTRY_VERIFY(m_desk->currentId() != first);
        QTRY_COMPARE(paper().paper(), m_desk->currentId());
        m_desk->press(Qt::Key_Escape);
        QVERIFY(list().isVisible() && !paper().isVisible());
        QVERIFY(list().hasFocus());

        clickRow(0);
        QVERIFY(paper().isVisible());
        auto *back = named<QAbstractButton>(u"Back to the list"_s);
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(list().isVisible());
        m_desk->press(Qt::Key_Space);
        QVERIFY(paper().isVisible());
        m_desk->press(Qt::Key_Slash); // a search is seen in the list
        QVERIFY(list().isVisible());
        QVERIFY(m_desk->window.searchField().hasFocus());
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_E); // a note is written in the paper
        QVERIFY(paper().isVisible());
        QVERIFY(qobject_cast<QTextEdit *>(QApplication::focusWidget()));
        widen(1280);
        QVERIFY(list().isVisible() && paper().isVisible() && sidebar().isVisible());
    }

    void theWindowCanBeNarrow()
    {
        widen(480);
        QVERIFY(list().isVisible());
        QVERIFY(m_desk->window.searchField().width() >= 90);
        m_desk->press(Qt::Key_F9);
        QVERIFY(sidebar().isVisible());
        QVERIFY(sidebar().mapTo(&m_desk->window, QPoint(sidebar().width(), 0)).x() <= 480);
    }

    void aLargeFontDoesNotWidenANarrowWindow()
    {
        const QFont font = QApplication::font();
        const auto restore = qScopeGuard([&font] { QApplication::setFont(font); });
        QFont large = font;
        large.setPointSizeF(13);
        QApplication::setFont(large);
        widen(480);
        m_desk->press(Qt::Key_Return);
        QTRY_VERIFY(paper().isVisible() && !list().isVisible());
        QCOMPARE(m_desk->window.width(), 480);
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_F);
        QTRY_VERIFY(paper().isVisible() && !list().isVisible());
        m_desk->settle();
        QCOMPARE(m_desk->window.width(), 480);
    }

    void keysHideColumnsAndARestartKeepsThat()
    {
        m_desk->press(Qt::Key_F9);
        QVERIFY(!sidebar().isVisible());
        QVERIFY(named<QAbstractButton>(u"Show the sidebar"_s));
        QVERIFY(!m_desk->window.actions()[Command::Sidebar]->isChecked());
        m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
        QVERIFY(!paper().isVisible());
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(!sidebar().isVisible() && !paper().isVisible());
        QTRY_COMPARE(paper().paper(), m_desk->currentId());
        m_desk->press(Qt::Key_Space); // without the paper it reads on at once
        QTRY_VERIFY(m_desk->isRead(0));
        m_desk->press(Qt::Key_E);
        QVERIFY(paper().isVisible());
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_F9);
        QVERIFY(sidebar().isVisible());
    }

    void widthsAreDraggedAndKept()
    {
        for (const int handle : {1, 2})
            QVERIFY(columns().handle(handle)->width() >= 8); // one can hit it
        const int before = paper().width();
        drag(2, -120);
        const int dragged = paper().width();
        QVERIFY(std::abs(dragged - before - 120) <= 5);
        widen(800);
        widen(1280);
        QCOMPARE(paper().width(), dragged);
        drag(1, 40);
        const int wide = sidebar().width();
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        widen(1280);
        QCOMPARE(paper().width(), dragged);
        QCOMPARE(sidebar().width(), wide);
        QTest::mouseDClick(columns().handle(2), Qt::LeftButton);
        QVERIFY(paper().width() < dragged);
    }

    void allTextGrowsTogether()
    {
        m_parts = paper().findChildren<QWidget *>();
        const auto sizes = [this] {
            QList<qreal> points;
            for (const QWidget *widget :
                 {static_cast<QWidget *>(&list()), static_cast<QWidget *>(list().header())})
                points << widget->font().pointSizeF();
            for (const QWidget *widget : m_parts)
                points << widget->font().pointSizeF();
            return points;
        };
        const QList<qreal> before = sizes();
        const int row = list().rowHeight(0);
        m_desk->press(Qt::Key_Plus, Qt::ControlModifier);
        m_desk->press(Qt::Key_Equal, Qt::ControlModifier);
        const QList<qreal> larger = sizes();
        QCOMPARE(larger.size(), before.size());
        for (qsizetype at = 0; at < larger.size(); ++at)
            QVERIFY2(larger.at(at) >= before.at(at) + 1.5,
                     at < 2 ? "list" : m_parts.at(at - 2)->metaObject()->className());
        QVERIFY(list().rowHeight(0) > row);
        QCOMPARE(sidebar().font().pointSizeF(), QApplication::font().pointSizeF());

        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle(); // the pane has its paper
        QCOMPARE(list().font().pointSizeF(), larger.constFirst());
        m_parts = paper().findChildren<QWidget *>();
        for (int press = 0; press < 40; ++press)
            m_desk->press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(list().font().pointSizeF(), 24.0);
        QCOMPARE(paper().font().pointSizeF(), 24.0);
        for (int press = 0; press < 40; ++press)
            m_desk->press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(list().font().pointSizeF(), 8.0);
        m_desk->press(Qt::Key_0, Qt::ControlModifier);
        QList<qreal> after = sizes(); // another window, whose parts came in another order
        QList<qreal> first = before;
        std::ranges::sort(after);
        std::ranges::sort(first);
        QCOMPARE(after, first);
    }
};

BROADSHEET_TEST(TestWindowColumns, QApplication)
#include "tst_window_columns.moc"
