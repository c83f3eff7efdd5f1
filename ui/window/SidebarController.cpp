#include "window/SidebarController.h"

#include "dialogs/TextQuestion.h"
#include "menus/Mnemonics.h"
#include "searchbar/SearchEdit.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

} // namespace

SidebarController::SidebarController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connectSidebar();
    connect(&m_parts.window.searchField(), &SearchEdit::saveRequested, this,
            &SidebarController::saveOrRemoveSearch);
    connect(&m_parts.controllers.list, &ListController::selectionChanged,
            &m_parts.controllers.searches, &SavedSearches::giveWay);
    connect(&m_parts.controllers.searches, &SavedSearches::changed, this,
            &SidebarController::update);
}

void SidebarController::connectSidebar()
{
    QListView &sidebar = m_parts.window.sidebar();
    connect(sidebar.selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!index.isValid())
                    return;
                const ViewSelection chosen = m_parts.controllers.views.selectionAt(index.row());
                if (chosen != shownView())
                    choose(chosen);
            });
    sidebar.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&sidebar, &QWidget::customContextMenuRequested, this, &SidebarController::showMenu);
    sidebar.installEventFilter(this);
    addKey(Qt::Key_F2, &SidebarController::renameSearch);
    addKey(QKeySequence::Delete, &SidebarController::remove);
}

void SidebarController::addKey(const QKeySequence &key, void (SidebarController::*act)(int row))
{
    QListView &sidebar = m_parts.window.sidebar();
    auto *action = new QAction(&sidebar);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    sidebar.addAction(action);
    connect(action, &QAction::triggered, this, [this, &sidebar, act] {
        if (sidebar.currentIndex().isValid())
            (this->*act)(sidebar.currentIndex().row());
    });
}

void SidebarController::choose(const ViewSelection &selection, const PaperId &paper)
{
    if (selection.kind == Kind::Search)
        m_parts.controllers.search.searchFor(selection.search);
    else
        m_parts.controllers.list.show(selection, paper);
}

ViewSelection SidebarController::shownView() const
{
    const QString search = m_parts.controllers.list.searchText();
    if (search.isEmpty())
        return m_parts.controllers.list.selection();
    if (m_parts.controllers.searches.find(search))
        return {.kind = Kind::Search, .search = search};
    return {.kind = Kind::Day};
}

void SidebarController::update()
{
    QListView &sidebar = m_parts.window.sidebar();
    const int row = m_parts.controllers.views.rowOf(shownView());
    const QSignalBlocker quiet(sidebar.selectionModel());
    sidebar.selectionModel()->clear();
    // Set through the view: without a current index Tab would choose a row.
    sidebar.setCurrentIndex(m_parts.controllers.views.index(row));
    sidebar.viewport()->update();

    const QString search = m_parts.controllers.list.searchText();
    SearchEdit &field = m_parts.window.searchField();
    // Clearing an empty field would end what an input method is composing in it.
    if (search.isEmpty() && !field.text().isEmpty())
        field.clear();
    const bool isSaved = m_parts.controllers.searches.find(search);
    field.setSaved(isSaved);
    QAction *save = m_parts.window.actions()[Command::SaveSearch];
    save->setEnabled(!search.isEmpty());
    save->setText(isSaved ? tr("Remove the saved search") : tr("Save the search"));
}

void SidebarController::saveOrRemoveSearch()
{
    const QString search = m_parts.controllers.list.searchText();
    if (search.isEmpty())
        return;
    if (m_parts.controllers.searches.find(search))
        m_parts.controllers.names.forgetSearch(search);
    else
        m_parts.controllers.names.saveSearch(search);
}

void SidebarController::renameSearch(int row)
{
    const SavedSearch saved = m_parts.controllers.views.searchAt(row);
    if (saved.search.isEmpty())
        return;
    askForText({.parent = m_parts.window,
                .title = tr("Rename the search"),
                .label = tr("Name for “%1”:").arg(saved.search),
                .text = saved.name},
               [this, search = saved.search](const QString &name) {
                   m_parts.controllers.names.saveSearch(search, name);
               });
}

void SidebarController::remove(int row)
{
    const ViewSelection view = m_parts.controllers.views.selectionAt(row);
    if (view.kind == Kind::Search)
        m_parts.controllers.names.forgetSearch(view.search);
    else if (view.kind == Kind::Author)
        m_parts.controllers.names.setFollowed(view.author, false);
}

// Shows the view first, so that the user sees what is marked.
void SidebarController::markRead(int row)
{
    choose(m_parts.controllers.views.selectionAt(row));
    m_parts.controllers.marks.markViewRead();
}

// The Menu key means the current row, wherever the pointer is.
bool SidebarController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu ||
        static_cast<QContextMenuEvent *>(event)->reason() != QContextMenuEvent::Keyboard)
        return QObject::eventFilter(watched, event);
    const QListView &sidebar = m_parts.window.sidebar();
    showMenu(sidebar.visualRect(sidebar.currentIndex()).center());
    return true;
}

void SidebarController::showMenu(const QPoint &place)
{
    QListView &sidebar = m_parts.window.sidebar();
    const QModelIndex index = sidebar.indexAt(place);
    if (!index.isValid())
        return;
    const int row = index.row();
    const ViewSelection view = m_parts.controllers.views.selectionAt(row);
    auto *menu = new QMenu(&sidebar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show"), this, [this, view] {
        choose(view);
        m_parts.window.focusContent();
    });
    menu->addAction(tr("Mark all its papers as read"), this, [this, row] { markRead(row); });
    if (view.kind == Kind::Search) {
        menu->addSeparator();
        menu->addAction(tr("Rename…"), this, [this, row] { renameSearch(row); });
        menu->addAction(tr("Remove"), this, [this, row] { remove(row); });
    } else if (view.kind == Kind::Author) {
        menu->addSeparator();
        menu->addAction(tr("Stop following"), this, [this, row] { remove(row); });
    }
    giveMnemonics(*menu);
    menu->popup(sidebar.viewport()->mapToGlobal(place));
}

} // namespace broadsheet
