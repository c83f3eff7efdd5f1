#include "window/MainWindow.h"

#include "calendar/DayCalendar.h"
#include "columns/Columns.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "controls/PlainText.h"
#include "controls/ReadingFocus.h"
#include "controls/StatusLine.h"
#include "controls/TabOrder.h"
#include "delegates/PaperDelegate.h"
#include "detail/SummaryView.h"
#include "list/PaperHeader.h"
#include "list/PaperListView.h"
#include "menus/ContextMenuKey.h"
#include "menus/MenuBar.h"
#include "models/ListColumns.h"
#include "notices/Messages.h"
#include "papers/SafeText.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"
#include "window/TopBar.h"

#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDropEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

MainWindow::MainWindow(const QMap<QString, QString> &changedKeys, QWidget *parent)
    : QMainWindow(parent), m_actions(new Actions(changedKeys, this))
{
    new PlainText(this);
    setWindowTitle(u"Broadsheet"_s);
    setAcceptDrops(true);
    constexpr QSize frame(0, 40); // the title bar of the desktop
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));

    auto *central = new QWidget(this);
    m_summary = new SummaryView(central);
    m_columns = new Columns(buildLeft(), buildMiddle(), m_summary, central);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new TopBar(*m_actions, central);
    layout->addWidget(m_bar);
    layout->addWidget(m_columns, 1);
    setCentralWidget(central);
    m_status = new StatusLine((*m_actions)[Command::ShowMuted], this);
    setStatusBar(m_status);
    addActions(m_actions->all());
    shareFocus();
    m_bar->offerColumns(m_list->columns());
    new MenuBar(*this, m_bar->menuButton(), *(*m_actions)[Command::MenuBar]);
    connectColumns();
    connect((*m_actions)[Command::Quit], &QAction::triggered, this, &QWidget::close);
    connect((*m_actions)[Command::FullScreen], &QAction::triggered, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_list->setFocus();
}

// A click on a day or a view goes on reading; keys may go on choosing.
void MainWindow::shareFocus()
{
    new ReadingFocus(*this, m_list);
    connect(m_sidebar, &SidebarView::chosen, this, &MainWindow::showChosen);
    connect(m_calendar, &DayCalendar::dayClicked, this, &MainWindow::showChosen);
    connect(m_head, &NoticeBar::buttonGone, this, &MainWindow::focusContent);
    addContextMenuKey(*this);
}

// Widths in pixels would cut the text of a large font. The calendar says how narrow the left column
// may be.
void MainWindow::fitFont()
{
    const int em = fontMetrics().height();
    const int listEm = m_list->fontMetrics().height();
    const int paperEm = m_summary->fontMetrics().height();
    m_columns->setLimits({.list = std::max(330, 9 * em),
                          .paper = std::max(280, 15 * paperEm),
                          .sidebarUsual = std::max(216, 12 * em),
                          .sidebarMost = std::max(320, 19 * em),
                          .listUsual = std::max(644, 37 * listEm),
                          .paperUsual = std::max(420, 24 * paperEm),
                          .paperFull = m_summary->fullWidth()});
}

void MainWindow::connectColumns()
{
    connect(m_columns, &Columns::arranged, this, [this] {
        m_bar->showColumns(!m_columns->lacksSidebar(), m_columns->showsPaperAlone());
        (*m_actions)[Command::Sidebar]->setChecked(m_columns->showsSidebar());
        (*m_actions)[Command::Pane]->setChecked(m_columns->showsPaper());
    });
    m_columns->openPaperFrom(*m_list, TitleColumn);
    connect(m_columns, &Columns::paperShown, this, &MainWindow::focusContent);
    connect(m_columns, &Columns::listShown, this, &MainWindow::focusContent);
    connect(m_bar, &TopBar::backRequested, m_columns, &Columns::showList);
    connect(m_summary, &SummaryView::resized, this, [this](const QFont &font) {
        m_list->setFont(font);
        fitFont();
    });
    fitFont();
}

// What was chosen in the sidebar is a list.
void MainWindow::showChosen()
{
    m_columns->closeOverlay();
    m_columns->showList();
    focusContent();
}

QWidget *MainWindow::buildLeft()
{
    auto *left = new QWidget(this);
    m_sidebar = new SidebarView(left);
    left->setFocusProxy(m_sidebar);
    m_calendar = new DayCalendar(left);
    m_calendar->setContentsMargins(2, 0, 2, 0);

    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 6, 0, 6);
    layout->setSpacing(8);
    layout->addWidget(m_sidebar, 1);
    layout->addWidget(m_calendar);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    return left;
}

QWidget *MainWindow::buildMiddle()
{
    auto *column = new QWidget(this);
    m_middle = new QStackedWidget(column);
    m_list = new PaperListView(m_middle);
    m_message = new MessagePanel(m_middle);
    m_message->setAutoFillBackground(true);
    m_message->setBackgroundRole(QPalette::Base);
    m_middle->addWidget(m_list);
    m_middle->addWidget(m_message);
    m_notice = new NoticeBar(column); // below the list, which does not move when it appears
    m_head = new NoticeBar(column);
    m_head->setAccessibleName(tr("About this list"));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_middle, 1);
    layout->addWidget(m_notice);
    return column;
}

SearchEdit &MainWindow::searchField() const
{
    return m_bar->search();
}

QMenu &MainWindow::mainMenu() const
{
    return *m_bar->menuButton().menu();
}

void MainWindow::setHeading(const QString &text)
{
    m_bar->setHeading(text);
    setWindowTitle(tr("%1 – Broadsheet").arg(titleBarText(text)));
}

void MainWindow::showList()
{
    const bool hasKeys = focusWidget() && m_middle->isAncestorOf(focusWidget());
    m_middle->setCurrentWidget(m_list);
    if (hasKeys)
        m_list->setFocus(); // Qt 6.8 gives them to a button elsewhere
}

void MainWindow::showMessage()
{
    m_middle->setCurrentWidget(m_message);
}

// A hidden list would take the focus when it is shown again, perhaps while the user is typing.
void MainWindow::focusContent()
{
    if (centralWidget()->focusProxy())
        centralWidget()->setFocus(); // an open paper has their place
    else if (m_columns->showsPaperAlone())
        m_summary->setFocus();
    else if (m_list->isVisible())
        m_list->setFocus();
    else if (m_message->isVisible())
        m_message->setFocus();
    else
        m_summary->setFocus(); // it has the window to itself
}

void MainWindow::setHasLibrary(bool has)
{
    for (QAction *action : m_actions->all())
        action->setEnabled(has || action == (*m_actions)[Command::Quit]);
    m_bar->search().setEnabled(has);
    m_columns->setOnlyList(!has);
    if (has)
        showList();
    else
        showMessage();
}

void MainWindow::showOpening()
{
    m_message->setMessage({.title = tr("Opening the library…")});
    setHasLibrary(false);
}

void MainWindow::showOpened()
{
    setHasLibrary(true);
    focusContent();
}

void MainWindow::showLibraryProblem(const Error &error, const QString &firstWay,
                                    const QString &secondWay)
{
    Message message = errorMessage(tr("The library cannot be opened"), error);
    message.primary = firstWay;
    message.secondary = secondWay;
    message.third = tr("Quit");
    m_message->setMessage(message);
    connect(m_message, &MessagePanel::thirdTriggered, this, &QWidget::close, Qt::UniqueConnection);
    setHasLibrary(false);
    setHeading(tr("Library problem"));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitFont();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return moveFocus(*this, next);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(localFiles(event->mimeData()));
}

} // namespace broadsheet
