// The main menu and the menu bar: letters, sorting, columns, hiding.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "list/PaperListView.h"
#include "models/ListColumns.h"
#include "models/PaperListModel.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowMainMenu final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] static QMenu *submenu(const QMenu &menu, const QString &title)
    {
        for (const QAction *action : menu.actions())
            if (action->menu() && QString(action->text()).remove(u'&') == title)
                return action->menu();
        return nullptr;
    }

    [[nodiscard]] QMenu &viewMenu(const QString &title) const
    {
        const QMenu *view = submenu(m_desk->window.mainMenu(), u"View"_s);
        return *submenu(*view, title);
    }

    [[nodiscard]] const QToolButton &menuButton() const
    {
        const auto buttons = m_desk->window.findChildren<QToolButton *>();
        return **std::find_if(buttons.begin(), buttons.end(), [this](const QToolButton *button) {
            return button->menu() == &m_desk->window.mainMenu();
        });
    }

    // Shows it for a moment, as entries are made when it is opened. "Text\tkey".
    [[nodiscard]] static QStringList entries(QMenu &menu)
    {
        menu.popup({0, 0});
        QStringList texts;
        for (const QAction *action : menu.actions())
            if (!action->isSeparator())
                texts << QString(action->text()).remove(u'&');
        menu.close();
        return texts;
    }

    static void choose(QMenu &menu, const QString &text)
    {
        menu.popup({0, 0});
        const auto actions = menu.actions();
        for (QAction *action : actions)
            if (QString(action->text()).remove(u'&').startsWith(text)) {
                action->trigger();
                menu.close();
                return;
            }
        menu.close();
        QFAIL(qPrintable(u"no entry "_s + text));
    }

    // No letter twice, in this menu and those below it.
    static void checkLetters(QMenu &menu)
    {
        menu.popup({0, 0});
        QSet<QChar> letters;
        const auto actions = menu.actions();
        for (const QAction *action : actions) {
            if (action->isSeparator())
                continue;
            const QString text = QString(action->text()).remove(u"&&"_s);
            QVERIFY2(text.count(u'&') == 1, qPrintable(text));
            const QChar letter = text.at(text.indexOf(u'&') + 1).toUpper();
            QVERIFY2(!letters.contains(letter), qPrintable(text));
            letters.insert(letter);
        }
        for (const QAction *action : actions)
            if (action->menu())
                checkLetters(*action->menu());
        menu.close();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    void cleanup() { close(); }

    void everyEntryHasALetterOfItsOwn()
    {
        checkLetters(m_desk->window.mainMenu());
        QSet<QChar> letters;
        const auto menus = m_desk->window.menuBar()->actions();
        for (const QAction *menu : menus) {
            QVERIFY(menu->text().startsWith(u'&'));
            QVERIFY2(!letters.contains(menu->text().at(1)), qPrintable(menu->text()));
            letters.insert(menu->text().at(1));
        }
    }

    void sortedByAMenu()
    {
        QMenu &sort = viewMenu(u"Sort by"_s);
        QCOMPARE(entries(sort).value(VotesColumn), u"Votes ▾\tAlt+3"_s);
        choose(sort, u"Paper"_s);
        QTRY_COMPARE(m_desk->titles().constLast(), u"Gamma"_s);
        QTRY_VERIFY(m_desk->titles().constFirst().startsWith(u"Alpha"_s));
        QCOMPARE(entries(sort).value(TitleColumn), u"Paper ▴\tAlt+4"_s);
        sort.popup({0, 0});
        QVERIFY(sort.actions().at(TitleColumn)->isChecked());
        QVERIFY(!sort.actions().at(VotesColumn)->isChecked());
        QVERIFY(!sort.actions().at(ColumnCount)->isEnabled()); // relevance: only in a search
        sort.close();
    }

    void sortedByKeys()
    {
        m_desk->press(Qt::Key_4, Qt::AltModifier);
        QTRY_VERIFY(m_desk->titles().constFirst().startsWith(u"Alpha"_s));
        m_desk->press(Qt::Key_4, Qt::AltModifier);
        QTRY_COMPARE(m_desk->titles().constFirst(), u"Gamma"_s);
        QVERIFY(m_desk->library->indexed().result());
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"paper OR a"_s);
        m_desk->press(Qt::Key_Return);
        m_desk->press(Qt::Key_3, Qt::AltModifier);
        QTRY_VERIFY(m_desk->window.list().header()->isSortIndicatorShown());
        m_desk->press(Qt::Key_0, Qt::AltModifier);
        QTRY_VERIFY(!m_desk->window.list().header()->isSortIndicatorShown());
    }

    void columnsByAMenu()
    {
        m_desk->window.resize(1280, 800);
        QMenu &columns = viewMenu(u"Columns"_s);
        QTRY_VERIFY(entries(columns).contains(u"Date (one day is shown)"_s));
        const QHeaderView &header = *m_desk->window.list().header();
        QVERIFY(!header.isSectionHidden(VotesColumn));
        choose(columns, u"Votes"_s);
        QVERIFY(header.isSectionHidden(VotesColumn));
        choose(columns, u"Votes"_s);
        QVERIFY(!header.isSectionHidden(VotesColumn));
    }

    void aColumnWithoutRoomSaysSo()
    {
        m_desk->window.resize(900, 600);
        QTRY_VERIFY(m_desk->window.list().header()->isSectionHidden(AuthorsColumn));
        QMenu &columns = viewMenu(u"Columns"_s);
        columns.popup({0, 0});
        const QAction *authors = nullptr;
        for (const QAction *action : columns.actions())
            if (QString(action->text()).remove(u'&') == u"Authors (window too narrow)"_s)
                authors = action;
        QVERIFY(authors);
        QVERIFY(!authors->isEnabled());
        columns.close();
    }

    void theBarIsShownForGood()
    {
        const QMenuBar *bar = m_desk->window.menuBar();
        QVERIFY(!bar->isVisible());
        QVERIFY(menuButton().isVisible());
        m_desk->press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bar->isVisible());
        QVERIFY(!menuButton().isVisible()); // the bar has all of it
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(m_desk->window.menuBar()->isVisible());
        m_desk->press(Qt::Key_F10);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QCOMPARE(menu->title(), u"&File"_s);
        menu->close();
        QVERIFY(m_desk->window.menuBar()->isVisible());
        QVERIFY(!menuButton().isVisible());
        m_desk->press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(menuButton().isVisible());
    }

    void entriesHaveNoIcons()
    {
        for (const QAction *action : m_desk->window.actions().all())
            QVERIFY2(action->icon().isNull() || !action->isIconVisibleInMenu(),
                     qPrintable(action->text()));
    }

    void altShowsTheHiddenBar()
    {
        const QMenuBar *bar = m_desk->window.menuBar();
        QWidget &list = m_desk->window.list();
        QTest::keyClick(&list, Qt::Key_Alt);
        QVERIFY(bar->isVisible());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(!menu->actions().isEmpty());
        menu->close();
        QTRY_VERIFY(!bar->isVisible());
        activateWindow();
        QTest::keyPress(&list, Qt::Key_Alt); // with another key it is a shortcut
        QTest::keyClick(&list, Qt::Key_3, Qt::AltModifier);
        QTest::keyRelease(&list, Qt::Key_Alt);
        QVERIFY(!bar->isVisible());
    }

    void theBarHasEverything()
    {
        QSet<const QAction *> found;
        const auto menus = m_desk->window.menuBar()->actions();
        for (const QAction *menu : menus)
            for (const QAction *entry : menu->menu()->actions())
                found.insert(entry);
        const QList<Command> elsewhere{
            // keys of the pane and of the list, and what the submenus have
            Command::PageSummary, Command::LeaveSearch,   Command::SortStarred, Command::SortUnread,
            Command::SortVotes,   Command::SortTitle,     Command::SortAuthors, Command::SortDate,
            Command::SortFit,     Command::SortRelevance, Command::CopyLink,    Command::CopyBibtex,
            Command::CopyTitle,   Command::CopyMarkdown,  Command::CopyMessage};
        const Actions &actions = m_desk->window.actions();
        for (size_t i = 0; i < commandCount; ++i)
            QVERIFY2(found.contains(actions[Command(i)]) || elsewhere.contains(Command(i)),
                     qPrintable(actions[Command(i)]->text()));
    }
};

BROADSHEET_TEST(TestWindowMainMenu, QApplication)
#include "tst_window_mainmenu.moc"
