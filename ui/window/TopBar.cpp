#include "window/TopBar.h"

#include "controls/ElidedLabel.h"
#include "controls/Icons.h"
#include "list/ColumnMenus.h"
#include "list/PaperHeader.h"
#include "menus/Mnemonics.h"
#include "models/ListColumns.h"
#include "searchbar/SearchEdit.h"
#include "window/Actions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int widthOfBoth =
    40; // heading and search field, beside the buttons; of the font's height

QToolButton *toolButton(QWidget *parent, QAction *action)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

TopBar::TopBar(Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_heading(new ElidedLabel(this)),
      m_search(new SearchEdit(this)), m_menu(new QToolButton(this))
{
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setText(u"☰"_s);
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setMenu(buildMenu());
    layOut();
    tintIcons();
    fitFont();
}

void TopBar::layOut()
{
    QToolButton *today = toolButton(this, m_actions[Command::Today]);
    today->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    m_sidebar = toolButton(this, m_actions[Command::Sidebar]);
    m_sidebar->setAccessibleName(tr("Show the sidebar"));
    m_sidebar->setFocusPolicy(Qt::TabFocus);
    m_back = new QToolButton(this);
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->setText(u"← "_s + tr("List"));
    m_back->setToolTip(tr("Back to the list (Esc)"));
    m_back->setAccessibleName(tr("Back to the list"));
    connect(m_back, &QAbstractButton::clicked, this, &TopBar::backRequested);
    showColumns(true, false);
    layout->addWidget(m_back);
    layout->addWidget(m_sidebar);
    layout->addWidget(toolButton(this, m_actions[Command::DayBefore]));
    layout->addWidget(toolButton(this, m_actions[Command::DayAfter]));
    layout->addWidget(today);
    layout->addSpacing(8);
    layout->addWidget(m_heading, 3);
    layout->addWidget(m_search, 2);
    layout->addWidget(m_menu);
    m_search->installEventFilter(this);
}

// In groups, so that it fits on a small screen with a large font.
QMenu *TopBar::buildMenu()
{
    using Commands = std::initializer_list<Command>;
    auto *menu = new QMenu(m_menu);
    const auto add = [this](QMenu *to, std::initializer_list<Commands> groups) {
        for (const Commands &group : groups) {
            if (!to->isEmpty())
                to->addSeparator();
            for (const Command command : group)
                to->addAction(m_actions[command]);
        }
    };
    add(menu, {{Command::Refresh, Command::FetchDays},
               {Command::OpenFiles, Command::OpenFolder, Command::Export, Command::SendToZotero,
                Command::Print}});
    menu->addSeparator();
    add(menu->addMenu(tr("&Edit")),
        {{Command::Undo, Command::Redo},
         {Command::MarkViewRead, Command::LaterOlder, Command::OpenBibliography},
         {Command::Lab}});
    QMenu *paper = menu->addMenu(tr("&Paper"));
    add(paper, {{Command::OpenPage, Command::ReadPaper, Command::OpenPdf, Command::OpenHuggingFace},
                {Command::Star, Command::Read, Command::Later, Command::Tag, Command::Note},
                {Command::ReadAloud, Command::Summarise, Command::SummariseList}});
    paper->addSeparator();
    paper->addMenu(tr("&Copy"))->setObjectName(copyMenuName);
    add(menu->addMenu(tr("&Search")), {{Command::Search},
                                       {Command::NextMatch, Command::PreviousMatch},
                                       {Command::SaveSearch},
                                       {Command::MuteWord, Command::ShowMuted}});
    add(menu->addMenu(tr("&Go")), {{Command::Palette},
                                   {Command::Back, Command::Forward},
                                   {Command::Today, Command::DayBefore, Command::DayAfter},
                                   {Command::NextPaper, Command::PreviousPaper, Command::ReadNext,
                                    Command::NextUnread, Command::Authors}});
    QMenu *view = menu->addMenu(tr("&View"));
    add(view, {{Command::Triage, Command::NextText, Command::Pictures},
               {Command::Sidebar, Command::Pane},
               {Command::Density, Command::Gists, Command::FullScreen, Command::MenuBar},
               {Command::Larger, Command::Smaller, Command::NormalSize}});
    view->addSeparator();
    m_sort = view->addMenu(tr("&Sort by"));
    m_columns = view->addMenu(tr("&Columns"));
    view->addAction(m_actions[Command::Profiles]);
    add(menu->addMenu(tr("&Help")), {{Command::Keys, Command::SearchHelp}, {Command::About}});
    add(menu, {{Command::Backups, Command::Settings}, {Command::Quit}});
    m_actions[Command::Density]->setCheckable(true);
    m_actions[Command::ShowMuted]->setCheckable(true);
    m_actions[Command::Sidebar]->setCheckable(true);
    m_actions[Command::Pane]->setCheckable(true);
    for (const Command command : {Command::DayBefore, Command::DayAfter, Command::Sidebar})
        m_actions[command]->setIconVisibleInMenu(false); // they are for the buttons
    return menu;
}

void TopBar::showColumns(bool hasSidebar, bool isPaperAlone)
{
    m_sidebar->setVisible(!hasSidebar && !isPaperAlone); // the list comes first
    m_back->setVisible(isPaperAlone);
}

// As they are when their menus are opened.
void TopBar::offerColumns(PaperHeader &header)
{
    header.setSortKeys(
        m_actions.all().sliced(int(Command::SortStarred), ColumnCount + 1)); // with relevance
    connect(m_sort, &QMenu::aboutToShow, this, [this, &header] {
        m_sort->clear();
        addSortEntries(*m_sort, header, header.sortKeys());
    });
    connect(m_columns, &QMenu::aboutToShow, this, [this, &header] {
        m_columns->clear();
        addColumnEntries(*m_columns, header);
    });
    giveMnemonics(*m_sort);
    giveMnemonics(*m_columns);
}

void TopBar::setHeading(const QString &text)
{
    m_heading->setText(text);
}

void TopBar::tintIcons()
{
    m_actions[Command::DayBefore]->setIcon(symbolicIcon("previous"_L1, palette()));
    m_actions[Command::Sidebar]->setIcon(symbolicIcon("sidebar"_L1, palette()));
    m_actions[Command::DayAfter]->setIcon(symbolicIcon("next"_L1, palette()));
    m_search->setIcons(symbolicIcon("search"_L1, palette()), symbolicIcon("bookmark"_L1, palette()),
                       symbolicIcon("bookmark-filled"_L1, palette()));
}

void TopBar::fitFont()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_heading->setFont(large);
    m_heading->setMinimumWidth(4 * fontMetrics().height());
    m_search->setMaximumWidth(std::max(400, 24 * fontMetrics().height()));
}

// While the user types in a narrow window, the field takes the place of the heading.
void TopBar::giveRoom()
{
    const bool isNarrow = width() < widthOfBoth * fontMetrics().height();
    m_heading->setVisible(!isNarrow || !m_search->hasFocus());
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        giveRoom();
    return QWidget::eventFilter(watched, event);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoom();
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tintIcons();
    else if (event->type() == QEvent::FontChange)
        fitFont();
}

} // namespace broadsheet
