#include "window/MainWindow.h"

#include "calendar/DayCalendar.h"
#include "controls/ElidedLabel.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "controls/PlainText.h"
#include "controls/ReadingFocus.h"
#include "controls/TabOrder.h"
#include "delegates/SidebarDelegate.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "papers/SafeText.h"
#include "searchbar/SearchEdit.h"
#include "window/Icons.h"
#include "window/Messages.h"
#include "window/StatusLine.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QToolButton *toolButton(QWidget *parent, QAction *action)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    return button;
}

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

    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_columns->addWidget(buildLeft());
    m_columns->addWidget(buildMiddle());
    m_summary = new SummaryView(m_columns);
    m_summary->setMinimumWidth(260);
    m_columns->addWidget(m_summary);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({216, 644, 420});

    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolbar());
    layout->addWidget(m_columns, 1);
    setCentralWidget(central);
    m_status = new StatusLine((*m_actions)[Command::ShowMuted], this);
    setStatusBar(m_status);
    tintIcons();
    addActions(m_actions->all());
    shareFocus();
    connect((*m_actions)[Command::Quit], &QAction::triggered, this, &QWidget::close);
    m_list->setFocus();
}

// A click on a day or a view goes on reading; keys may go on choosing.
void MainWindow::shareFocus()
{
    new ReadingFocus(*this, m_list);
    connect(m_sidebar, &QAbstractItemView::clicked, this, &MainWindow::focusContent);
    connect(m_sidebar, &QAbstractItemView::activated, this, &MainWindow::focusContent);
    connect(m_calendar, &DayCalendar::dayClicked, this, &MainWindow::focusContent);
}

QWidget *MainWindow::buildToolbar()
{
    auto *bar = new QWidget(this);
    m_before = toolButton(bar, (*m_actions)[Command::DayBefore]);
    m_after = toolButton(bar, (*m_actions)[Command::DayAfter]);
    m_today = toolButton(bar, (*m_actions)[Command::Today]);
    m_today->setToolButtonStyle(Qt::ToolButtonTextOnly);

    m_heading = new ElidedLabel(bar);
    QFont font = m_heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);

    m_search = new SearchEdit(bar);
    m_search->setMaximumWidth(400);

    m_menu = new QToolButton(bar);
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setText(u"☰"_s);
    m_menu->setToolTip(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setMenu(buildMenu());

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_before);
    layout->addWidget(m_after);
    layout->addWidget(m_today);
    layout->addSpacing(8);
    layout->addWidget(m_heading, 3);
    layout->addWidget(m_search, 2);
    layout->addWidget(m_menu);
    return bar;
}

QMenu *MainWindow::buildMenu()
{
    auto *menu = new QMenu(m_menu);
    const auto add = [this, menu](std::initializer_list<Command> commands) {
        for (const Command command : commands)
            menu->addAction((*m_actions)[command]);
        menu->addSeparator();
    };
    add({Command::Refresh, Command::FetchDays});
    add({Command::OpenFiles, Command::OpenFolder});
    add({Command::Star, Command::Read, Command::Tag, Command::Note, Command::MarkViewRead,
         Command::Undo, Command::Redo});
    add({Command::SaveSearch, Command::SearchHelp, Command::MuteWord, Command::ShowMuted});
    add({Command::OpenPage, Command::OpenPdf, Command::OpenHuggingFace, Command::CopyLink,
         Command::CopyBibtex});
    add({Command::Density, Command::Larger, Command::Smaller, Command::NormalSize});
    add({Command::Settings, Command::Keys, Command::Quit});
    (*m_actions)[Command::Density]->setCheckable(true);
    (*m_actions)[Command::ShowMuted]->setCheckable(true);
    return menu;
}

QWidget *MainWindow::buildLeft()
{
    auto *left = new QWidget(this);
    left->setMinimumWidth(192);
    left->setMaximumWidth(320);
    m_sidebar = new QListView(left);
    m_sidebar->setAccessibleName(tr("Views"));
    m_sidebar->setItemDelegate(new SidebarDelegate(m_sidebar));
    m_sidebar->setFrameShape(QFrame::NoFrame);
    m_sidebar->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sidebar->setMouseTracking(true);
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_calendar = new DayCalendar(left);
    m_calendar->setContentsMargins(6, 0, 6, 0);

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
    column->setMinimumWidth(330);
    m_middle = new QStackedWidget(column);
    m_list = new PaperListView(m_middle);
    m_message = new MessagePanel(m_middle);
    m_message->setAutoFillBackground(true);
    m_message->setBackgroundRole(QPalette::Base);
    m_middle->addWidget(m_list);
    m_middle->addWidget(m_message);
    m_notice = new NoticeBar(column); // below the list, which does not move when it appears
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_middle, 1);
    layout->addWidget(m_notice);
    return column;
}

void MainWindow::tintIcons()
{
    (*m_actions)[Command::DayBefore]->setIcon(symbolicIcon("previous"_L1, palette()));
    (*m_actions)[Command::DayAfter]->setIcon(symbolicIcon("next"_L1, palette()));
    m_search->setIcons(symbolicIcon("search"_L1, palette()), symbolicIcon("bookmark"_L1, palette()),
                       symbolicIcon("bookmark-filled"_L1, palette()));
}

void MainWindow::setHeading(const QString &text)
{
    m_heading->setText(text);
    setWindowTitle(tr("%1 – Broadsheet").arg(titleBarText(text)));
}

void MainWindow::showList()
{
    m_middle->setCurrentWidget(m_list);
}

void MainWindow::showMessage()
{
    m_middle->setCurrentWidget(m_message);
}

// A hidden list would take the focus when it is shown again, perhaps while the user is typing.
void MainWindow::focusContent()
{
    if (m_list->isVisible())
        m_list->setFocus();
    else
        m_message->setFocus();
}

void MainWindow::setHasLibrary(bool has)
{
    for (QAction *action : m_actions->all())
        action->setEnabled(has || action == (*m_actions)[Command::Quit]);
    m_search->setEnabled(has);
    m_columns->widget(0)->setVisible(has);
    m_summary->setVisible(has);
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

void MainWindow::showLibraryProblem(const Error &error)
{
    Message message = errorMessage(tr("The library cannot be opened"), error);
    message.primary = tr("Quit");
    m_message->setMessage(message);
    connect(m_message, &MessagePanel::primaryTriggered, this, &QWidget::close);
    setHasLibrary(false);
    setHeading(tr("Library problem"));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tintIcons();
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
