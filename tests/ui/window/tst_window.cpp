#include "support/DeskTest.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "controls/StarButton.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr auto thursday = R"(## Daily Papers (2024-03-21)

### [Delta](https://arxiv.org/abs/2403.00004)

Vote: 1

Authors: Ada Lovelace

- An older paper.
)";

} // namespace

class BrowserStub final : public QObject
{
    Q_OBJECT

public:
    BrowserStub() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~BrowserStub() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

class TestWindow final : public DeskTest
{
    Q_OBJECT

private:
    void clickHeader(int column)
    {
        QHeaderView *header = m_desk->window.list().header();
        const QPoint middle(header->sectionViewportPosition(column) +
                                header->sectionSize(column) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday()), write(u"21.md"_s, thursday)});
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    void cleanup() { close(); }

    void theNewestDayIsShownByVotes()
    {
        QCOMPARE(m_desk->titles(),
                 (QStringList{u"Beta"_s, u"Alpha [IDK]: a study of A*"_s, u"Gamma"_s}));
        QVERIFY2(m_desk->heading().contains(u"22"_s), qPrintable(m_desk->heading()));
        QTRY_COMPARE(m_desk->currentTitle(), u"Beta"_s);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        QCOMPARE(m_desk->window.calendar().selected(), QDate(2024, 3, 22));
    }

    void settingsThatCannotBeRead()
    {
        close();
        QVERIFY(QFile::remove(m_folder->filePath(u"settings.ini"_s)));
        QVERIFY(QDir(m_folder->path()).mkdir(u"settings.ini"_s));
        reopen();
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"is not a plain file"_s));
    }

    void namesForAssistiveTools()
    {
        for (const auto &name :
             {u"Papers"_s, u"Summary"_s, u"Authors"_s, u"Days"_s, u"Views"_s, u"Search papers"_s})
            QTRY_VERIFY2(named<QWidget>(name), qPrintable(name));
    }

    void keysMoveAndTheEndsHold()
    {
        m_desk->press(Qt::Key_J);
        QCOMPARE(m_desk->currentTitle(), u"Alpha [IDK]: a study of A*"_s);
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_J);
        QCOMPARE(m_desk->currentTitle(), u"Gamma"_s);
        m_desk->press(Qt::Key_K);
        m_desk->press(Qt::Key_Up);
        m_desk->press(Qt::Key_K);
        QCOMPARE(m_desk->currentTitle(), u"Beta"_s);
    }

    void aStarIsThereTomorrowAndUndoneAfterARestart()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isStarred(0));
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"Beta"_s));
    }

    // Deleted, with its journal file beside it: the stars come back, and it is no first start.
    void aLostLibraryIsSaid()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        close();
        QVERIFY(QFile::remove(m_folder->filePath(u"library.sqlite"_s)));
        QVERIFY(QFile::remove(m_folder->filePath(u"settings.ini"_s)));
        reopen();
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"brought back"_s));
        m_desk->settle();
        QCOMPARE(m_desk->rows(), 0); // no sample day
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(m_desk->isStarred(0));
    }

    void aJournalFileThatCannotBeWrittenIsSaid()
    {
        const QString file = m_folder->filePath(u"library.sqlite.journal"_s);
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkdir(file));
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(file));
        QTRY_VERIFY(m_desk->isStarred(0));
    }

    // What is refused must not look as if it were stored.
    void aStarInThePaneIsShownWhenItIsStored()
    {
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        auto *star = m_desk->window.summary().findChild<StarButton *>();
        QVERIFY(star && !star->isChecked());
        QTest::mouseClick(star, Qt::LeftButton);
        QVERIFY(!star->isChecked());
        QTRY_VERIFY(star->isChecked());
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!star->isChecked());
    }

    void theStarNamesTheKeyThatItHas()
    {
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        auto *star = m_desk->window.summary().findChild<StarButton *>();
        QCOMPARE(star->toolTip(), u"Star this paper (S)"_s);
        m_desk->window.actions().setChanged({{u"star"_s, u"F5"_s}});
        QCOMPARE(star->toolTip(), u"Star this paper (F5)"_s);
        m_desk->window.actions().setChanged({{u"star"_s, QString()}});
        QCOMPARE(star->toolTip(), u"Star this paper"_s);
        m_desk->window.actions().setChanged({});
    }

    void readAndUnread()
    {
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(m_desk->isRead(0));
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(!m_desk->isRead(0));
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->isRead(0));
    }

    void severalAtOnce()
    {
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0) && m_desk->isStarred(1));
        QVERIFY(!m_desk->isStarred(2));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isStarred(0) && !m_desk->isStarred(1));
    }

    void theWholeViewReadAndTakenBack()
    {
        const auto places = [window = &m_desk->window] {
            return QList<QPoint>{window->sidebar().mapToGlobal(QPoint()),
                                 window->list().mapToGlobal(QPoint()),
                                 window->summary().mapToGlobal(QPoint())};
        };
        const QList<QPoint> before = places();
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isRead(0) && m_desk->isRead(1) && m_desk->isRead(2));
        QTRY_VERIFY(m_desk->window.notice().isVisible());
        QCOMPARE(places(), before); // nothing moves under the pointer
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isRead(0) && !m_desk->isRead(1) && !m_desk->isRead(2));
    }

    void nextUnreadGoesAcrossDays()
    {
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isRead(2));
        m_desk->press(Qt::Key_N);
        QTRY_COMPARE(m_desk->currentTitle(), u"Delta"_s);
        QVERIFY(m_desk->heading().contains(u"21"_s));

        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(m_desk->isRead(0));
        m_desk->press(Qt::Key_N); // nothing is left: say so and stay
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"unread"_s));
        QCOMPARE(m_desk->currentTitle(), u"Delta"_s);
    }

    void nextUnreadPressedTwiceSkipsNoDay()
    {
        m_desk->session.open(
            {write(u"20.md"_s, "## Daily Papers (2024-03-20)\n\n### [Oldest]"
                               "(https://arxiv.org/abs/2403.00007)\n\n- Text.\n")});
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Oldest"_s});
        m_desk->press(Qt::Key_BracketRight);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Delta"_s});
        m_desk->press(Qt::Key_BracketRight);
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isRead(2));
        m_desk->press(Qt::Key_N);
        m_desk->press(Qt::Key_N); // before the day is there
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Delta"_s});
        m_desk->settle();
        QCOMPARE(m_desk->currentTitle(), u"Delta"_s);
    }

    void spaceReadsAndGoesOn()
    {
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        m_desk->press(Qt::Key_Space);
        QTRY_COMPARE(m_desk->currentTitle(), u"Alpha [IDK]: a study of A*"_s);
        QTRY_VERIFY(m_desk->isRead(0));
    }

    void pagesOpenInTheBrowserAndMarkRead()
    {
        BrowserStub browser;
        m_desk->press(Qt::Key_O);
        m_desk->press(Qt::Key_P, Qt::ShiftModifier);
        m_desk->press(Qt::Key_H);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(browser.opened, (QList<QUrl>{QUrl(u"https://arxiv.org/abs/2403.00002"_s),
                                              QUrl(u"https://arxiv.org/pdf/2403.00002"_s),
                                              QUrl(u"https://huggingface.co/papers/2403.00002"_s),
                                              QUrl(u"https://arxiv.org/abs/2403.00002"_s)}));
        QTRY_VERIFY(m_desk->isRead(0));
    }

    void linksAndBibtexAreCopied()
    {
        m_desk->press(Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://arxiv.org/abs/2403.00002"_s);
        m_desk->press(Qt::Key_C, Qt::ShiftModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"eprint"_s));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"2403.00002"_s));
    }

    void searchFindsSyllablesAndEscReturns()
    {
        m_desk->press(Qt::Key_J);
        m_desk->press(Qt::Key_Slash);
        QCOMPARE(m_desk->window.focusWidget(), &m_desk->window.searchField());
        m_desk->window.searchField().setText(u"로봇"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(m_desk->rows(), 3);
        QCOMPARE(m_desk->currentTitle(), u"Alpha [IDK]: a study of A*"_s);
        QVERIFY(m_desk->window.list().hasFocus());
    }

    void lettersInTheSearchFieldAreText()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"jksm"_s);
        QCOMPARE(m_desk->window.searchField().text(), u"jksm"_s);
        QTRY_VERIFY(m_desk->window.message().isVisible());
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(!m_desk->isStarred(0) && !m_desk->isRead(0));
    }

    void daysBackAndForth()
    {
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Delta"_s});
        m_desk->press(Qt::Key_BracketRight);
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_T);
        QTRY_VERIFY(m_desk->window.message().isVisible()); // nothing was listed today
    }

    void viewsOfTheSidebar()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        SidebarView &sidebar = m_desk->window.sidebar();
        const auto click = [&sidebar](int row) {
            QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {},
                              sidebar.visualRect(sidebar.model()->index(row, 0)).center());
        };
        click(2);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
        click(6);
        QTRY_COMPARE(m_desk->rows(), 4);
        const QSignalSpy shown(&m_desk->papers(), &QAbstractItemModel::modelReset);
        click(1);
        QTRY_VERIFY(!shown.isEmpty());
        QCOMPARE(m_desk->rows(), 4);
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(m_desk->isRead(0));
        QCOMPARE(m_desk->rows(), 4); // what was read stays until the next visit
        click(4);
        click(1);
        QTRY_COMPARE(m_desk->rows(), 3);
    }

    void aHeaderClickSorts()
    {
        clickHeader(PaperListModel::TitleColumn);
        QTRY_COMPARE(m_desk->titles().constFirst(), u"Alpha [IDK]: a study of A*"_s);
        QCOMPARE(m_desk->currentTitle(), u"Beta"_s);
        clickHeader(PaperListModel::TitleColumn);
        QTRY_COMPARE(m_desk->titles().constFirst(), u"Gamma"_s);
        clickHeader(PaperListModel::VotesColumn);
        QTRY_COMPARE(m_desk->titles().constFirst(), u"Beta"_s);
        QCOMPARE(m_desk->titles().constLast(), u"Gamma"_s); // unknown votes last
    }

    void aClickOnTheStarStars()
    {
        PaperListView &list = m_desk->window.list();
        QTest::mouseClick(
            list.viewport(), Qt::LeftButton, {},
            list.visualRect(m_desk->papers().index(1, PaperListModel::StarredColumn)).center());
        QTRY_VERIFY(m_desk->isStarred(1));
    }

    void everythingIsAsItWasLeft()
    {
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 1);
        m_desk->press(Qt::Key_D);
        QVERIFY(m_desk->window.list().isCompact());
        // Qt restores no window that is larger than the screen.
        const QSize size = m_desk->window.screen()->availableSize() - QSize(10, 50);
        QVERIFY(size != m_desk->window.size());
        m_desk->window.resize(size);
        reopen();
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Delta"_s});
        QVERIFY(m_desk->window.list().isCompact());
        QCOMPARE(m_desk->window.size(), size);
    }

    void droppedFilesAreImported()
    {
        const QString file = write(u"23.md"_s, "## Daily Papers (2024-03-23)\n\n### [Epsilon]"
                                               "(https://arxiv.org/abs/2403.00005)\n\n- Text.\n");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&m_desk->window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_desk->window, &drop);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Epsilon"_s});
    }

    void aBadFileIsNamedAndTheRestIsKept()
    {
        const QString good = write(u"24.md"_s, "## Daily Papers (2024-03-24)\n\n### [Zeta]"
                                               "(https://arxiv.org/abs/2403.00006)\n\n- Text.\n");
        m_desk->session.open({m_folder->filePath(u"gone.md"_s), good});
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Zeta"_s});
        QTRY_VERIFY(!m_desk->window.notice().noticeText().isEmpty());
        QVERIFY(m_desk->window.notice().isVisible());
    }

    void anImportDoesNotMoveTheReader()
    {
        m_desk->press(Qt::Key_J);
        const QString before = m_desk->currentTitle();
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(1));
        auto stored =
            m_desk->library->store({{.source = u"digest"_s,
                                     .day = QDate(2024, 3, 22),
                                     .origin = u"22.md"_s,
                                     .papers = {{.id = {u"2403.00009"_s},
                                                 .url = u"https://arxiv.org/abs/2403.00009"_s,
                                                 .title = u"Theta"_s,
                                                 .votes = 10}}}});
        QTRY_COMPARE(m_desk->rows(), 4);
        QCOMPARE(m_desk->currentTitle(), before);
        QVERIFY(m_desk->isStarred(2));
    }

    void changedPapersSaySoAndAreGathered()
    {
        constexpr int changedView = 5;
        QAbstractItemModel &views = *m_desk->window.sidebar().model();
        const auto counted = [&views] {
            return views.index(changedView, 0).data(SidebarModel::CountRole).toInt();
        };
        const auto spoken = [this] {
            return m_desk->papers()
                .index(0, PaperListModel::TitleColumn)
                .data(Qt::AccessibleTextRole)
                .toString();
        };
        const PaperId starred = m_desk->currentId();
        const auto store = [&](int version) {
            PaperReport paper{.id = starred};
            paper.version = version;
            QVERIFY(m_desk->library
                        ->store({{.source = u"arxivApi"_s,
                                  .origin = u"arxiv"_s,
                                  .papers = {paper},
                                  .at = QDateTime::currentDateTimeUtc(),
                                  .status = DayStatus::NotFetched}})
                        .result());
        };
        store(1);
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->settle();
        QCOMPARE(counted(), 0);
        QVERIFY(!spoken().contains(u"version"_s));

        // A change comes after the star by a clock of milliseconds.
        const qint64 marked = QDateTime::currentMSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > marked);
        store(2);
        QTRY_COMPARE(counted(), 1);
        QTRY_VERIFY2(spoken().contains(u"version 2 since"_s), qPrintable(spoken()));
        QTest::mouseClick(
            m_desk->window.sidebar().viewport(), Qt::LeftButton, {},
            m_desk->window.sidebar().visualRect(views.index(changedView, 0)).center());
        QTRY_COMPARE(m_desk->heading(), u"Changed – Broadsheet"_s);
        QTRY_COMPARE(m_desk->rows(), 1);
        QCOMPARE(m_desk->currentId(), starred);
        QVERIFY(spoken().contains(u"version 2 since"_s)); // while the user looks at it

        reopen({write(u"22.md"_s, Desk::friday())}); // who closes the window moves on
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
        QCOMPARE(m_desk->window.sidebar()
                     .model()
                     ->index(changedView, 0)
                     .data(SidebarModel::CountRole)
                     .toInt(),
                 0);
        QCOMPARE(m_desk->currentId(), starred);
        QVERIFY(!spoken().contains(u"version"_s));
    }

    void aLibraryThatCannotBeOpenedIsExplained()
    {
        MainWindow window({});
        window.showLibraryProblem({ErrorKind::Newer, u"It is from a later version."_s, {}});
        window.show();
        QVERIFY(window.message().isVisible());
        QStringList shown;
        for (const QLabel *label : window.message().findChildren<QLabel *>())
            shown << label->text();
        QVERIFY(shown.contains(u"It is from a later version."_s));
        QVERIFY(!window.actions()[Command::Star]->isEnabled());
        window.actions()[Command::Quit]->trigger();
        QVERIFY(!window.isVisible());
    }

    void theFirstRunShowsTheSampleDay()
    {
        useNewFolder();
        reopen();
        QTRY_VERIFY(m_desk->rows() > 3);
        QTRY_VERIFY(m_desk->window.listHead().noticeText().contains(u"sample"_s));

        m_desk->session.open({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(
            m_desk->window.sidebar().model()->index(6, 0).data(SidebarModel::CountRole).toInt(), 3);
    }
};

BROADSHEET_TEST(TestWindow, QApplication)
#include "tst_window.moc"
