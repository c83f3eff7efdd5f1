// Menus where the pointer or the focus is, and what a double click and the middle button do.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "controls/NoticeBar.h"
#include "controls/PictureView.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "sidebar/SidebarView.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowMenus final : public DeskTest
{
    Q_OBJECT

public:
    TestWindowMenus() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~TestWindowMenus() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

public Q_SLOTS:
    void open(const QUrl &url) { m_opened << url.toString(); }

private:
    QStringList m_opened;

    [[nodiscard]] QPoint middleOf(int row, int column = TitleColumn) const
    {
        const PaperListView &list = m_desk->window.list();
        return list.visualRect(list.model()->index(row, column)).center();
    }

    // As a right click does, without waiting for the platform.
    static void askForMenu(QWidget &widget, const QPoint &place)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget.mapToGlobal(place));
        QApplication::sendEvent(&widget, &event);
    }

    [[nodiscard]] static QMenu *menu()
    {
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }

    // Texts without the keys and mnemonics.
    [[nodiscard]] static QStringList entries()
    {
        QStringList texts;
        if (menu())
            for (const QAction *action : menu()->actions())
                if (!action->isSeparator())
                    texts << action->text().section(u'\t', 0, 0).remove(u'&');
        return texts;
    }

    void choose(const QString &text)
    {
        QMenu *open = menu();
        QVERIFY(open);
        for (QAction *action : open->actions())
            if (action->text().section(u'\t', 0, 0).remove(u'&') == text) {
                action->trigger();
                open->close();
                activateWindow(); // as a desktop does when a menu was closed
                return;
            }
        open->close();
        QFAIL(qPrintable(u"no entry "_s + text));
    }

    void closeMenu()
    {
        if (menu())
            menu()->close();
        activateWindow();
    }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
    }

    void cleanup()
    {
        if (menu())
            menu()->close();
        close();
    }

    void aRowHasAMenuThatSaysWhatItDoes()
    {
        QWidget &rows = *m_desk->window.list().viewport();
        askForMenu(rows, middleOf(0));
        QVERIFY(entries().contains(u"Star"_s));
        QVERIFY(entries().contains(u"Mark as read"_s));
        choose(u"Star"_s);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(m_desk->isRead(0));
        askForMenu(rows, middleOf(0));
        QVERIFY(entries().contains(u"Mark as unread"_s));
        choose(u"Remove star"_s);
        QTRY_VERIFY(!m_desk->isStarred(0));
    }

    void aSelectionHasOneMenu()
    {
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        askForMenu(*m_desk->window.list().viewport(), middleOf(1));
        QVERIFY(entries().contains(u"Copy"_s));
        choose(u"Star 3 papers"_s);
        QTRY_VERIFY(m_desk->isStarred(0) && m_desk->isStarred(1) && m_desk->isStarred(2));
    }

    void theMenuKeysMeanTheCurrentRow()
    {
        m_desk->press(Qt::Key_J);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&m_desk->window.list(), &key);
        QVERIFY(!entries().isEmpty());
        closeMenu();
        m_desk->press(Qt::Key_F10, Qt::ShiftModifier);
        choose(u"Star"_s);
        QTRY_VERIFY(m_desk->isStarred(1));
    }

    void theMainMenuSaysItToo()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        QMenu &main = m_desk->window.mainMenu();
        const QAction *star = m_desk->window.actions()[Command::Star];
        main.popup({0, 0});
        QCOMPARE(star->text(), u"Remove star"_s);
        main.close();
        QCOMPARE(star->text(), u"Star"_s); // what the list of keys calls it
    }

    void theMainMenuOpensByKeyAndIsShort()
    {
        QMenu &main = m_desk->window.mainMenu();
        bool isOpen = false;
        QObject::connect(
            &main, &QMenu::aboutToShow, &main,
            [&] {
                isOpen = main.isVisible();
                main.close();
            },
            Qt::QueuedConnection);
        m_desk->press(Qt::Key_F10);
        QTRY_VERIFY(isOpen);
        QVERIFY(main.actions().size() <= 20); // fits on a small screen with a large font
    }

    void titleAndPictureHaveTheMenuOfTheirPaper()
    {
        auto *title = named<QTextBrowser>(u"Title"_s);
        askForMenu(*title->viewport(), {5, 5});
        QVERIFY(entries().contains(u"Star"_s));
        closeMenu();
        auto *picture = m_desk->window.findChild<PictureView *>();
        askForMenu(*picture, {5, 5});
        QVERIFY(entries().contains(u"Star"_s));
    }

    void aLinkCanBeCopied()
    {
        auto *link = button(u"PDF"_s);
        askForMenu(*link, {5, 5});
        choose(u"Copy the address"_s);
        QCOMPARE(QApplication::clipboard()->text(), u"https://arxiv.org/pdf/2403.00002"_s);
        askForMenu(*link, {5, 5});
        QVERIFY(entries().contains(u"Read here"_s));
        choose(u"Open in the browser"_s);
        QCOMPARE(m_opened, QStringList{u"https://arxiv.org/pdf/2403.00002"_s});
    }

    void daysAndViewsHaveMenus()
    {
        auto *days = named<QTableView>(u"Days"_s);
        askForMenu(*days->viewport(), days->visualRect(days->model()->index(0, 0)).center());
        QCOMPARE(entries(), (QStringList{u"Show this day"_s, u"Fetch this day"_s}));
        closeMenu();
        SidebarView &views = m_desk->window.sidebar();
        askForMenu(*views.viewport(), views.visualRect(views.model()->index(6, 0)).center());
        choose(u"Mark all its papers as read"_s);
        QTRY_VERIFY(m_desk->isRead(0) && m_desk->isRead(1) && m_desk->isRead(2));
    }

    void everySurfaceHasAMenu()
    {
        QVERIFY(m_desk->library
                    ->mark({.mark = Mark::Tag,
                            .on = true,
                            .subjects = {u"2403.00002"_s},
                            .text = u"later"_s})
                    .result());
        QTRY_VERIFY(button(u"later"_s));
        askForMenu(*button(u"later"_s), {5, 5});
        QCOMPARE(entries(), (QStringList{u"Papers tagged later"_s, u"Remove the tag later"_s}));
        closeMenu();

        m_desk->press(Qt::Key_E);
        auto *note = named<QTextEdit>(u"Note"_s);
        QVERIFY(note);
        askForMenu(*note->viewport(), {5, 5});
        QVERIFY(menu() && menu()->actions().size() > 4);
        closeMenu();
        QVERIFY(note->hasFocus());
        m_desk->press(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(menu());
        closeMenu();
        m_desk->press(Qt::Key_Escape);

        QHeaderView &header = *m_desk->window.list().header();
        Q_EMIT header.customContextMenuRequested({5, 5});
        QVERIFY(entries().contains(u"Votes"_s));
        closeMenu();
        for (const QString &name : {u"Views"_s, u"Days"_s, u"Authors"_s, u"Papers"_s}) {
            auto *view = named<QAbstractItemView>(name);
            QVERIFY2(view, qPrintable(name));
            view->setFocus();
            if (!view->currentIndex().isValid())
                view->setCurrentIndex(view->model()->index(0, 0));
            QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
            QApplication::sendEvent(view, &key);
            QVERIFY2(!entries().isEmpty(), qPrintable(name));
            closeMenu();
        }
    }

    void aDoubleClickOpens()
    {
        QWidget &rows = *m_desk->window.list().viewport();
        QTest::mouseClick(&rows, Qt::LeftButton, {}, middleOf(1));
        QTest::mouseDClick(&rows, Qt::LeftButton, {}, middleOf(1));
        QCOMPARE(m_opened, QStringList{u"https://arxiv.org/abs/2403.00001"_s});
        QTRY_VERIFY(m_desk->isRead(1));
        QTest::mouseDClick(&rows, Qt::LeftButton, {}, middleOf(1, StarredColumn));
        QCOMPARE(m_opened.size(), 1);
    }

    void theMiddleButtonOpensWithoutLeaving()
    {
        QTest::mouseClick(m_desk->window.list().viewport(), Qt::MiddleButton, {}, middleOf(2));
        QCOMPARE(m_opened, QStringList{u"https://arxiv.org/abs/2403.00003"_s});
        QTRY_VERIFY(m_desk->isRead(2));
        QCOMPARE(m_desk->currentRow(), 0);
        QCOMPARE(m_desk->window.list().selectionModel()->selectedRows().size(), 1);
    }

    void bibtexOfAllThatAreSelected()
    {
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_C, Qt::ShiftModifier);
        QTRY_COMPARE(m_desk->window.notice().noticeText(), u"Copied BibTeX of 3 papers"_s);
        QCOMPARE(QApplication::clipboard()->text().count(u"@misc"_s), 3);
    }

    void theNextTextIsAKeyAndIsRemembered()
    {
        PaperReport abstract;
        abstract.id = {u"2403.00002"_s};
        abstract.title = u"Beta"_s;
        abstract.texts = {{u"en"_s, u"The abstract."_s, TextKind::Abstract}};
        (void)m_desk->library
            ->store({{.source = u"hf"_s, .day = QDate(2024, 3, 22), .papers = {abstract}}})
            .result();
        auto *text = named<QTextBrowser>(u"Summary"_s);
        auto *tabs = named<QTabBar>(u"Texts"_s);
        QTRY_VERIFY(tabs || (tabs = named<QTabBar>(u"Texts"_s)));
        QVERIFY(tabs->toolTip().contains(u"V"_s));
        m_desk->press(Qt::Key_V);
        QTRY_COMPARE(text->toPlainText(), u"The abstract."_s);
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(named<QTextBrowser>(u"Summary"_s) &&
                    named<QTextBrowser>(u"Summary"_s)->toPlainText() == u"The abstract."_s);
        m_desk->press(Qt::Key_V); // round
        QVERIFY(named<QTextBrowser>(u"Summary"_s)->toPlainText() != u"The abstract."_s);
    }
};

BROADSHEET_TEST(TestWindowMenus, QApplication)
#include "tst_window_menus.moc"
