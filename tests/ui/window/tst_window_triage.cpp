// A morning in one hand: the papers of a day one at a time in the whole window, by keys alone and
// by the mouse alone, and what was set aside, also after a restart.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/ColumnView.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QByteArray thursday()
{
    return "## Daily Papers (2024-03-21)\n\n"
           "### [Delta](https://arxiv.org/abs/2403.00010)\n\nVote: 9\n\n- 어제의 논문입니다.\n\n"
           "### [Epsilon](https://arxiv.org/abs/2403.00011)\n\nVote: 4\n\n- 하나 더 있습니다.\n";
}

} // namespace

class TestWindowTriage final : public DeskTest
{
    Q_OBJECT

public Q_SLOTS:
    void openLink(const QUrl &url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;

    [[nodiscard]] MainWindow &window() { return m_desk->window; }
    [[nodiscard]] bool isOpen()
    {
        return !window().list().isVisible() && !window().sidebar().isVisible();
    }
    [[nodiscard]] QString place()
    {
        const QRegularExpression form(u"^\\d+ of \\d+ · "_s);
        for (const QLabel *label : window().findChildren<QLabel *>())
            if (label->isVisible() && form.match(label->text()).hasMatch())
                return label->text();
        return {};
    }
    [[nodiscard]] QString heard() // the name of what says where the user is
    {
        for (QLabel *label : window().findChildren<QLabel *>())
            if (label->isVisible() && label->text() == place())
                return QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name);
        return {};
    }
    [[nodiscard]] QString card()
    {
        for (const QLabel *label : window().findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(u"Done: "_s))
                return label->parentWidget()->parentWidget()->accessibleName() + u'\n' +
                       label->parentWidget()->parentWidget()->accessibleDescription();
        return {};
    }
    [[nodiscard]] bool isLater(int row)
    {
        const auto &papers = static_cast<PaperListModel &>(m_desk->papers());
        const PaperRow *paper = papers.row(row);
        return paper && paper->state.later;
    }
    [[nodiscard]] int counted(int view)
    {
        return window().sidebar().model()->index(view, 0).data(SidebarModel::CountRole).toInt();
    }
    void click(const QString &label)
    {
        QWidget *key = named<QAbstractButton>(label);
        QVERIFY2(key, qPrintable(label));
        QTest::mouseClick(key, Qt::LeftButton);
    }
    [[nodiscard]] bool shows(const QString &title)
    {
        return window().summary().isVisible() && m_desk->currentTitle() == title &&
               window().summary().paper() == m_desk->currentId();
    }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        for (const QString &scheme : {u"http"_s, u"https"_s})
            QDesktopServices::setUrlHandler(scheme, this, "openLink");
        useNewFolder();
        reopen({write(u"21.md"_s, thursday()), write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"http"_s);
        QDesktopServices::unsetUrlHandler(u"https"_s);
        close();
    }

    void theMorningByKeysAlone()
    {
        m_desk->press(Qt::Key_F);
        QVERIFY(isOpen());
        QTRY_VERIFY(shows(u"Beta"_s));
        QCOMPARE(place(), u"1 of 3 · about 2 minute(s) left at your pace"_s);
        QCOMPARE(heard(), u"Beta. "_s + place());
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_O);
        QTRY_COMPARE(m_opened.size(), 1);
        m_desk->press(Qt::Key_X);
        QTRY_VERIFY(m_desk->isRead(0));
        QTRY_COMPARE(m_desk->currentRow(), 1);
        QTRY_VERIFY(shows(u"Alpha [IDK]: a study of A*"_s));
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(isLater(1));
        QVERIFY(!m_desk->isRead(1));
        QTRY_VERIFY(shows(u"Gamma"_s));
        m_desk->press(Qt::Key_K);
        QTRY_COMPARE(m_desk->currentRow(), 1);
        m_desk->press(Qt::Key_J);
        m_desk->press(Qt::Key_X);
        QTRY_VERIFY(card().contains(u"2 read · 1 starred · 1 set aside · 1 opened"_s));
        QVERIFY2(card().startsWith(u"Done: "_s), qPrintable(card()));
        QVERIFY(!window().summary().isVisible());
        QTRY_VERIFY(button(u"→ 21 Mar 2024, 2 unread"_s));

        m_desk->press(Qt::Key_K); // back to the last paper
        QVERIFY(card().isEmpty());
        QVERIFY(shows(u"Gamma"_s));
        m_desk->press(Qt::Key_X);
        QTRY_VERIFY(button(u"→ 21 Mar 2024, 2 unread"_s));
        m_desk->press(Qt::Key_Space);
        QTRY_VERIFY(shows(u"Delta"_s));
        QCOMPARE(place().left(6), u"1 of 2"_s);
        QVERIFY(isOpen());
        m_desk->press(Qt::Key_J);
        QTRY_VERIFY(shows(u"Epsilon"_s));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!isOpen());
        QVERIFY(window().list().isVisible() && window().list().hasFocus());
        QCOMPARE(m_desk->currentTitle(), u"Epsilon"_s);

        reopen(); // and the next morning
        QTRY_COMPARE(counted(3), 1);
        QCOMPARE(counted(1), 2);
        const QModelIndex starred = window().sidebar().model()->index(2, 0);
        QCOMPARE(starred.data(SidebarModel::TotalRole).toInt(), 1);
        window().sidebar().setFocus();
        QTest::keyClick(&window().sidebar(), Qt::Key_Home);
        for (int row = 0; row < 3; ++row)
            QTest::keyClick(&window().sidebar(), Qt::Key_Down);
        QTest::keyClick(&window().sidebar(), Qt::Key_Return);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Alpha [IDK]: a study of A*"_s});
        QCOMPARE(m_desk->heading(), u"Set aside – Broadsheet"_s);
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_X); // reading it ends it
        QTRY_COMPARE(counted(3), 0);
        QTRY_VERIFY(card().contains(u"1 read"_s));
    }

    void theMorningByTheMouseAlone()
    {
        QAction *triage = window().actions()[Command::Triage];
        triage->trigger(); // as from the menu
        QTRY_VERIFY(shows(u"Beta"_s));
        const QWidget *focus = QApplication::focusWidget();
        click(u"Star"_s);
        QTRY_VERIFY(m_desk->isStarred(0));
        click(u"Read and next"_s);
        QTRY_VERIFY(m_desk->isRead(0) && shows(u"Alpha [IDK]: a study of A*"_s));
        click(u"Later"_s);
        QTRY_VERIFY(isLater(1) && shows(u"Gamma"_s));
        click(u"Back"_s);
        QTRY_VERIFY(shows(u"Alpha [IDK]: a study of A*"_s));
        click(u"Later"_s); // takes it back, and stays
        QTRY_VERIFY(!isLater(1));
        QCOMPARE(m_desk->currentRow(), 1);
        click(u"Skip"_s);
        QTRY_VERIFY(shows(u"Gamma"_s));
        click(u"arXiv page"_s);
        QTRY_COMPARE(m_opened.size(), 1);
        QCOMPARE(QApplication::focusWidget(), focus);
        click(u"Skip"_s);
        QTRY_VERIFY(card().contains(u"2 read · 1 starred · 1 opened\n1 still unread here"_s));
        QTRY_VERIFY(button(u"→ 21 Mar 2024, 2 unread"_s));
        button(u"→ 21 Mar 2024, 2 unread"_s)->click();
        QTRY_VERIFY(shows(u"Delta"_s));
        click(u"List"_s);
        QVERIFY(!isOpen());
    }

    void worksForEveryView()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->session.show(ViewSelection::fromKey(u"starred"_s));
        QTRY_COMPARE(m_desk->rows(), 1);
        m_desk->press(Qt::Key_F);
        QTRY_VERIFY(shows(u"Beta"_s));
        m_desk->press(Qt::Key_J);
        QTRY_VERIFY(card().startsWith(u"Done: Starred"_s));
        QTRY_VERIFY(button(u"→ 22 Mar 2024, 3 unread"_s)); // the newest day with any
        button(u"Back to the list"_s)->click();
        QVERIFY(!isOpen());
        QCOMPARE(m_desk->currentTitle(), u"Beta"_s);
    }

    void theCardTakesTheKeysOfPapers()
    {
        m_desk->press(Qt::Key_F);
        for (int paper = 0; paper < 3; ++paper)
            m_desk->press(Qt::Key_J);
        QTRY_VERIFY(!card().isEmpty());
        m_desk->press(Qt::Key_S);
        m_desk->press(Qt::Key_L);
        m_desk->press(Qt::Key_M);
        m_desk->press(Qt::Key_O);
        m_desk->settle();
        QVERIFY(!m_desk->isStarred(2) && !isLater(2) && !m_desk->isRead(2));
        QVERIFY(m_opened.isEmpty());
        QVERIFY(!card().isEmpty());
        m_desk->press(Qt::Key_F);
        QVERIFY(!isOpen());
    }

    void theCardOffersNothingAboutAPaper()
    {
        m_desk->press(Qt::Key_F);
        for (int paper = 0; paper < 3; ++paper)
            m_desk->press(Qt::Key_J);
        QTRY_VERIFY(!card().isEmpty());
        const Actions &actions = window().actions();
        const auto areUsable = [&actions](bool usable) {
            for (const Command command :
                 {Command::Star, Command::CopyBibtex, Command::CopyTitle, Command::SendToZotero,
                  Command::Summarise, Command::Pictures, Command::ReadPaper})
                if (actions[command]->isEnabled() != usable)
                    return false;
            return true;
        };
        QVERIFY(areUsable(false));
        QGuiApplication::clipboard()->setText(u"before"_s);
        actions[Command::CopyMarkdown]->trigger(); // as the palette does
        m_desk->settle();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        m_desk->press(Qt::Key_K);
        QVERIFY(card().isEmpty());
        QVERIFY(areUsable(true));
    }

    // The columns are not seen.
    void keysOfTheColumnsDoNothing()
    {
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_F9);
        m_desk->press(Qt::Key_F9, Qt::ShiftModifier);
        QVERIFY(isOpen() && window().summary().isVisible());
        m_desk->press(Qt::Key_F);
        QVERIFY(window().sidebar().isVisible() && window().summary().isVisible());
    }

    void spacePagesAndThenGoesOn()
    {
        m_desk->press(Qt::Key_F);
        QTRY_VERIFY(shows(u"Beta"_s));
        m_desk->press(Qt::Key_Space);
        QTRY_VERIFY(m_desk->isRead(0) && shows(u"Alpha [IDK]: a study of A*"_s));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isRead(0));
    }

    void beginsAtTheTopOfThePaper()
    {
        auto *column = window().summary().findChild<ColumnView *>();
        QVERIFY(column);
        window().resize(1000, 300);
        QTRY_VERIFY(column->verticalScrollBar()->maximum() > 0);
        column->verticalScrollBar()->setValue(column->verticalScrollBar()->maximum());
        m_desk->press(Qt::Key_F);
        QTRY_COMPARE(column->verticalScrollBar()->value(), 0);
        QVERIFY(isOpen());
    }

    void noticesAreSeenMeanwhile()
    {
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(window().notice().noticeText(), u"There is nothing to undo."_s);
        QVERIFY(window().notice().isVisible());
        m_desk->press(Qt::Key_F);
        QTRY_VERIFY(window().notice().isVisible());
        QCOMPARE(window().notice().parentWidget(), window().listHead().parentWidget());
    }

    void searchLeadsToTheList()
    {
        m_desk->press(Qt::Key_F);
        QVERIFY(isOpen());
        m_desk->press(Qt::Key_Slash);
        QVERIFY(!isOpen());
        QVERIFY(window().searchField().hasFocus());
    }

    void twoColumnsWhereThereIsRoom()
    {
        const PaperReport zeta{.id = PaperId{u"2403.00020"_s},
                               .title = u"Zeta"_s,
                               .texts = {{.language = u"ko"_s, .markdown = u"요약입니다."_s},
                                         {.language = u"en"_s,
                                          .markdown = u"We study zeta."_s,
                                          .kind = TextKind::Abstract}}};
        QVERIFY(m_desk->library
                    ->store({{.source = u"digest"_s, .day = QDate(2024, 3, 23), .papers = {zeta}}})
                    .result());
        m_desk->session.show(ViewSelection::fromKey(u"day:2024-03-23"_s));
        QTRY_COMPARE(m_desk->currentTitle(), u"Zeta"_s);
        window().resize(1400, 800);
        m_desk->press(Qt::Key_F);
        QTRY_VERIFY(shows(u"Zeta"_s));
        const auto text = [this](const QString &name) { return named<QTextBrowser>(name); };
        QTRY_VERIFY(text(u"Abstract"_s));
        QCOMPARE(text(u"Summary"_s)->toPlainText(), u"요약입니다."_s);
        QCOMPARE(text(u"Abstract"_s)->toPlainText(), u"We study zeta."_s);
        QVERIFY(text(u"Abstract"_s)->x() > text(u"Summary"_s)->geometry().right());
        m_desk->press(Qt::Key_V); // the other way round
        QTRY_COMPARE(text(u"Summary"_s)->toPlainText(), u"We study zeta."_s);
        QVERIFY(text(u"한국어"_s));
        m_desk->press(Qt::Key_V);
        window().resize(900, 800);
        QTRY_VERIFY(!text(u"Abstract"_s));
        QCOMPARE(text(u"Summary"_s)->toPlainText(), u"요약입니다."_s);
        m_desk->press(Qt::Key_F);
        window().resize(1400, 800);
        m_desk->settle();
        QVERIFY(!text(u"Abstract"_s)); // the pane has one column
    }

    void aListHasTheSameKeys()
    {
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(isLater(0));
        QCOMPARE(m_desk->currentRow(), 0);
        QTRY_COMPARE(counted(1), 4);
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(!isLater(0));
        m_desk->press(Qt::Key_X);
        QTRY_VERIFY(m_desk->isRead(0));
        QCOMPARE(m_desk->currentRow(), 1);
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(isLater(0) && isLater(1) && isLater(2));
        QTRY_COMPARE(window().notice().noticeText(), u"Set 3 papers aside"_s);
        m_desk->press(Qt::Key_N); // those that are set aside are no unread ones
        QTRY_COMPARE(m_desk->currentTitle(), u"Delta"_s);
    }

    void theWholeViewIsReadButWhatIsSetAside()
    {
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(isLater(0));
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isRead(1) && m_desk->isRead(2));
        QVERIFY(isLater(0) && !m_desk->isRead(0));
        m_desk->session.show(ViewSelection::fromKey(u"later"_s));
        QTRY_COMPARE(m_desk->rows(), 1);
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isRead(0) && !isLater(0));
    }

    void whatIsOlderIsSetAsideInOneGesture()
    {
        QMenu &menu = window().mainMenu();
        QAction *older = window().actions()[Command::LaterOlder];
        menu.popup(window().mapToGlobal(QPoint(10, 10)));
        QTRY_COMPARE(older->text(), u"Set aside 5 unread older than a week"_s);
        menu.close();
        older->trigger();
        QTRY_COMPARE(counted(3), 5);
        QCOMPARE(counted(1), 0);
        QCOMPARE(window().notice().noticeText(), u"Set 5 papers aside"_s);
        QVERIFY(!m_desk->isRead(0));
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(counted(1), 5);
        QCOMPARE(counted(3), 0);
    }
};

BROADSHEET_TEST(TestWindowTriage, QApplication)
#include "tst_window_triage.moc"
