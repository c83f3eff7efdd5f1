// Keys go where the eye is: a click does not take Space away from reading, and Tab reaches
// everything in the order in which it is seen.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDesktopServices>
#include <QListView>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr auto rich = R"(## Daily Papers (2024-03-22)

### [Alpha](https://arxiv.org/abs/2403.00001)

Vote: 9

Authors: Ada Lovelace, Charles Babbage, Grace Hopper

Keywords: robots, reasoning, planning

- First, see [the page](https://example.org/a) and [another](https://example.org/b).

### [Beta](https://arxiv.org/abs/2403.00002)

Vote: 8

Authors: Ada Lovelace

- Second.

### [Gamma](https://arxiv.org/abs/2403.00003)

Vote: 7

Authors: Ada Lovelace

- Third.
)";

constexpr auto thursday = R"(## Daily Papers (2024-03-21)

### [Delta](https://arxiv.org/abs/2403.00004)

Vote: 1

Authors: Ada Lovelace

- An older paper.
)";

QString nameOf(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' +
           (widget.accessibleName().isEmpty() && button ? button->text() : widget.accessibleName());
}

QRect placeOf(const QWidget &widget)
{
    return {widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()};
}

} // namespace

class TestWindowFocus final : public DeskTest
{
    Q_OBJECT

public:
    TestWindowFocus() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~TestWindowFocus() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

public Q_SLOTS:
    void open(const QUrl &url) { m_opened << url; }

private:
    QList<QUrl> m_opened;

    void clickDay(QDate day)
    {
        auto *days = named<QTableView>(u"Days"_s);
        for (int cell = 0; cell < 42; ++cell) {
            const QModelIndex index = days->model()->index(cell / 7, cell % 7);
            const QString spoken = index.data(Qt::AccessibleTextRole).toString();
            if (spoken.contains(u", %1 March 2024"_s.arg(day.day())))
                QTest::mouseClick(days->viewport(), Qt::LeftButton, {},
                                  days->visualRect(index).center());
        }
    }

    void clickView(int row)
    {
        SidebarView &views = m_desk->window.sidebar();
        QTest::mouseClick(views.viewport(), Qt::LeftButton, {},
                          views.visualRect(views.model()->index(row, 0)).center());
    }

    // At most a few pages, then Space marks the current paper as read.
    void expectSpaceToRead()
    {
        const int row = m_desk->currentRow();
        QTRY_COMPARE(m_desk->window.summary().paper(), m_desk->currentId());
        QVERIFY(!m_desk->isRead(row));
        for (int page = 0; page < 4 && m_desk->currentRow() == row && !m_desk->isRead(row);
             ++page) {
            m_desk->press(Qt::Key_Space);
            m_desk->settle();
        }
        QTRY_VERIFY(m_desk->isRead(row));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isRead(row));
    }

    QList<QWidget *> reachable()
    {
        QList<QWidget *> result;
        for (QWidget *one : m_desk->window.findChildren<QWidget *>())
            if (one->isVisible() && one->isEnabled() && one->window() == &m_desk->window &&
                (one->focusPolicy() & Qt::TabFocus) && !one->focusProxy())
                result << one;
        return result;
    }

    // Where `key` leads, from the widget that has the focus until it has it again.
    QList<QWidget *> walk(Qt::Key key)
    {
        QList<QWidget *> stops;
        const QWidget *start = m_desk->window.focusWidget();
        for (int step = 0; step < 200; ++step) {
            m_desk->press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            QWidget *now = m_desk->window.focusWidget();
            if (stops.isEmpty() || stops.constLast() != now) // links inside a text
                stops << now;
            if (now == start)
                break;
        }
        return stops;
    }

    // The regions of the window, in order: above the columns, each column, below them.
    int regionOf(const QWidget &widget)
    {
        const MainWindow &window = m_desk->window;
        const QWidget *left = window.sidebar().parentWidget();
        const QWidget *middle = window.notice().parentWidget();
        if (left->isAncestorOf(&widget))
            return 1;
        if (middle->isAncestorOf(&widget))
            return 2;
        if (window.summary().isAncestorOf(&widget))
            return 3;
        return placeOf(widget).top() < placeOf(*left).top() ? 0 : 4;
    }

    void expectOrderOfTheEye()
    {
        m_desk->window.searchField().setFocus();
        const QWidget *first = nullptr;
        QList<QWidget *> order = walk(Qt::Key_Tab);
        const QList<QWidget *> wanted = reachable();
        for (QWidget *one : wanted)
            QVERIFY2(order.contains(one), qPrintable(nameOf(*one)));
        QCOMPARE(order.size(), wanted.size());
        // Begins at the top left.
        for (QWidget *one : std::as_const(order))
            if (regionOf(*one) == 0 && (!first || placeOf(*one).left() < placeOf(*first).left()))
                first = one;
        std::rotate(order.begin(), std::find(order.begin(), order.end(), first), order.end());
        for (qsizetype at = 1; at < order.size(); ++at) {
            const QWidget &before = *order.at(at - 1);
            const QWidget &after = *order.at(at);
            const QString names = nameOf(before) + u" → "_s + nameOf(after);
            QVERIFY2(regionOf(before) <= regionOf(after), qPrintable(names));
            if (regionOf(before) != regionOf(after))
                continue;
            const QRect upper = placeOf(before);
            const QRect lower = placeOf(after);
            QVERIFY2(lower.bottom() > upper.top(), qPrintable(names));
            if (lower.center().y() <= upper.bottom() && upper.center().y() <= lower.bottom())
                QVERIFY2(lower.left() >= upper.left(), qPrintable(names));
        }
        m_desk->window.searchField().setFocus();
        QList<QWidget *> back = walk(Qt::Key_Backtab);
        std::reverse(back.begin(), back.end());
        std::rotate(back.begin(), std::find(back.begin(), back.end(), first), back.end());
        QCOMPARE(back, order);
    }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        useNewFolder();
        reopen({write(u"22.md"_s, rich), write(u"21.md"_s, thursday)});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00001"_s);
    }

    void cleanup() { close(); }

    void spaceReadsAfterAClickOnADay()
    {
        clickDay({2024, 3, 21});
        QTRY_COMPARE(m_desk->rows(), 1);
        expectSpaceToRead();
        m_desk->press(Qt::Key_O);
        QTRY_COMPARE(m_opened.size(), 1);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(m_opened.size(), 2);
    }

    void spaceReadsAfterAClickOnAView()
    {
        clickView(6); // All
        QTRY_COMPARE(m_desk->rows(), 4);
        expectSpaceToRead();
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(m_opened.size(), 1);
    }

    // From the field as well: who chooses a day wants to read it.
    void aClickOnADayLeavesTheSearchField()
    {
        m_desk->window.searchField().setFocus();
        clickDay({2024, 3, 21});
        QTRY_COMPARE(m_desk->rows(), 1);
        expectSpaceToRead();
        QCOMPARE(m_desk->window.searchField().text(), QString());
    }

    void spaceReadsAfterAClickOnAButton()
    {
        auto *star = named<QAbstractButton>(u"Starred"_s);
        QTest::mouseClick(star, Qt::LeftButton);
        QTRY_VERIFY(m_desk->isStarred(0));
        expectSpaceToRead();
        QVERIFY(m_desk->isStarred(0));
        QTest::mouseClick(button(u"arXiv"_s), Qt::LeftButton);
        QCOMPARE(m_opened.size(), 1);
        m_desk->press(Qt::Key_K);
        m_desk->press(Qt::Key_Space);
        QCOMPARE(m_opened.size(), 1);
    }

    // Closes the page of the author, as it did when it was opened by a key.
    void spaceReadsAfterAClickOnAName()
    {
        auto *names = named<QAbstractItemView>(u"Authors"_s);
        QTest::mouseClick(names->viewport(), Qt::LeftButton, {},
                          names->visualRect(names->model()->index(0, 0)).center());
        QTRY_VERIFY(m_desk->window.summary().showsAuthor());
        auto *papers = named<QAbstractItemView>(u"Papers under this name"_s);
        QTest::mouseClick(papers->viewport(), Qt::LeftButton, {},
                          papers->visualRect(papers->model()->index(0, 0)).center());
        m_desk->press(Qt::Key_Space);
        QVERIFY(!m_desk->window.summary().showsAuthor());
        expectSpaceToRead();
    }

    void noButtonTakesTheFocusWithAClick()
    {
        m_desk->press(Qt::Key_G); // the field for tags, and chips
        QTRY_VERIFY(m_desk->window.focusWidget() != &m_desk->window.list());
        for (const QAbstractButton *one : m_desk->window.findChildren<QAbstractButton *>())
            if (one->isVisible())
                QVERIFY2(!(one->focusPolicy() & Qt::ClickFocus), qPrintable(nameOf(*one)));
        for (const QAbstractItemView *one : m_desk->window.findChildren<QAbstractItemView *>())
            if (one->isVisible() && one != &m_desk->window.list())
                QVERIFY2(!(one->focusPolicy() & Qt::ClickFocus), qPrintable(nameOf(*one)));
    }

    // What Tab reached is pressed by its own keys, before the window's.
    void keysOfTheFocusedControlComeFirst()
    {
        auto *link = button(u"arXiv"_s);
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
            link->setFocus(Qt::TabFocusReason);
            QTest::keyClick(m_desk->window.windowHandle(), key);
        }
        QCOMPARE(m_opened.size(), 3);
        QVERIFY(!m_desk->isRead(0)); // the paper's link, not the command
        auto *before = named<QToolButton>(u"Day before"_s);
        before->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_desk->window.windowHandle(), Qt::Key_Return);
        QTRY_COMPARE(m_desk->rows(), 1);
        QCOMPARE(m_opened.size(), 3);
        m_desk->window.searchField().setFocus();
        QTest::keyClick(m_desk->window.windowHandle(), Qt::Key_Space);
        QCOMPARE(m_desk->window.searchField().text(), u" "_s);
    }

    void tabFollowsTheEye() { expectOrderOfTheEye(); }

    void tabFollowsTheEyeWhileTagsAreEdited()
    {
        (void)m_desk->library
            ->mark({.mark = Mark::Tag, .on = true, .subjects = {u"2403.00001"_s}, .text = u"t"_s})
            .result();
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(named<QLineEdit>(u"Add a tag"_s));
        QTRY_VERIFY(named<QAbstractButton>(u"Remove the tag t"_s));
        m_desk->window.notice().showNotice({.text = u"One"_s, .action = u"Act"_s, .stays = true});
        m_desk->window.notice().showProgress(u"Work"_s, 1, 2);
        expectOrderOfTheEye();
    }

    void tabFollowsTheEyeOnThePageOfAnAuthor()
    {
        m_desk->press(Qt::Key_A);
        m_desk->press(Qt::Key_Return);
        QTRY_VERIFY(m_desk->window.summary().showsAuthor());
        expectOrderOfTheEye();
    }

    void tabFollowsTheEyeWhereThereIsNoPaper()
    {
        clickDay({2024, 3, 20});
        QTRY_VERIFY(!m_desk->window.list().isVisible());
        expectOrderOfTheEye();
    }
};

BROADSHEET_TEST(TestWindowFocus, QApplication)
#include "tst_window_focus.moc"
