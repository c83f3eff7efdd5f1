#include "window/SidebarController.h"

#include "delegates/PaperDelegate.h"
#include "detail/PaperPane.h"
#include "detail/ReaderNotes.h"
#include "detail/SummaryView.h"
#include "dialogs/TextQuestion.h"
#include "list/PaperListView.h"
#include "menus/Mnemonics.h"
#include "searchbar/SearchEdit.h"
#include "settings/Settings.h"
#include "sidebar/SidebarView.h"
#include "tags/TagMenu.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

} // namespace

SidebarController::SidebarController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connectSidebar();
    connectTags();
    Controllers &controllers = m_parts.controllers;
    connect(&m_parts.window.searchField(), &SearchEdit::saveRequested, this,
            &SidebarController::saveOrRemoveSearch);
    connect(&controllers.list, &ListController::selectionChanged, &controllers.searches,
            &SavedSearches::giveWay);
    connect(&controllers.list, &ListController::selectionChanged, &controllers.tagCounts,
            &TagCounts::giveWay);
    connect(&controllers.searches, &SavedSearches::changed, this, &SidebarController::update);
    connect(&controllers.views, &QAbstractItemModel::modelReset, this, &SidebarController::update);
}

void SidebarController::connectSidebar()
{
    SidebarView &sidebar = m_parts.window.sidebar();
    sidebar.setFolded(
        m_parts.settings.ofSidebar(SettingsTable::foldedSections).split(u' ', Qt::SkipEmptyParts));
    connect(&sidebar, &SidebarView::foldChanged, this, [this, &sidebar] {
        m_parts.settings.setOfSidebar(SettingsTable::foldedSections, sidebar.folded().join(u' '));
    });
    connect(sidebar.selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const ViewSelection chosen = m_parts.controllers.views.selectionAt(index);
                if (chosen.kind != Kind::Day && chosen != shownView())
                    choose(chosen);
            });
    sidebar.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&sidebar, &QWidget::customContextMenuRequested, this, &SidebarController::showMenu);
    sidebar.installEventFilter(this);
    addKey(Qt::Key_F2, &SidebarController::rename);
    addKey(QKeySequence::Delete, &SidebarController::remove);
}

void SidebarController::connectTags()
{
    TagsController &tags = m_parts.controllers.tags;
    connect(&m_parts.window.sidebar(), &SidebarView::tagDropped, &tags,
            &TagsController::tagSelected);
    const auto showColours = [this, &tags] {
        m_parts.controllers.views.setTagHues(tags.hues());
        m_parts.window.list().paperDelegate().setTagColours(tags.colours());
        m_parts.window.list().viewport()->update();
        m_parts.window.summary().pane().notes().setTagColours(tags.colours());
    };
    connect(&tags, &TagsController::coloursChanged, this, showColours);
    showColours();
    // What is shown follows its tag to the new name.
    connect(&tags, &TagsController::replaced, this, [this](const QString &tag, const QString &by) {
        SidebarModel &views = m_parts.controllers.views;
        if (m_parts.controllers.list.searchText() == views.searchForTag(tag) && !by.isEmpty())
            m_parts.controllers.search.searchFor(views.searchForTag(by));
    });
}

void SidebarController::addKey(const QKeySequence &key,
                               void (SidebarController::*act)(const QModelIndex &))
{
    SidebarView &sidebar = m_parts.window.sidebar();
    auto *action = new QAction(&sidebar);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    sidebar.addAction(action);
    connect(action, &QAction::triggered, this, [this, &sidebar, act] {
        if (sidebar.currentIndex().isValid())
            (this->*act)(sidebar.currentIndex());
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
    const ViewSelection view{.kind = Kind::Search, .search = search};
    const bool isThere = m_parts.controllers.views.indexOf(view).isValid();
    return isThere || m_parts.controllers.searches.find(search) ? view
                                                                : ViewSelection{.kind = Kind::Day};
}

void SidebarController::update()
{
    SidebarView &sidebar = m_parts.window.sidebar();
    const QModelIndex shown = m_parts.controllers.views.indexOf(shownView());
    const ViewSelection current = m_parts.controllers.views.selectionAt(sidebar.currentIndex());
    // A search can be saved and be that of a tag: the row that was chosen stays.
    const bool isThere = shown.isValid() && current == shownView();
    sidebar.setChosen(isThere ? sidebar.currentIndex() : shown);
    if (!isThere && !sidebar.isAtHeading()) {
        const QSignalBlocker quiet(sidebar.selectionModel());
        sidebar.selectionModel()->clear();
        // Set through the view: without a current index Tab would choose a row.
        sidebar.setCurrentIndex(shown);
    }

    const QString search = m_parts.controllers.list.searchText();
    SearchEdit &field = m_parts.window.searchField();
    // Clearing an empty field would end what an input method is composing in it, and a space is
    // perhaps the beginning of a search.
    if (search.isEmpty() && !field.text().trimmed().isEmpty())
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

void SidebarController::rename(const QModelIndex &index)
{
    if (const QVariant tag = index.data(SidebarModel::TagRole); tag.isValid())
        return askToRename(tag.toString(), m_parts.controllers.tags, m_parts.window);
    const SavedSearch saved = m_parts.controllers.views.searchAt(index);
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

void SidebarController::remove(const QModelIndex &index)
{
    const ViewSelection view = m_parts.controllers.views.selectionAt(index);
    if (const QVariant tag = index.data(SidebarModel::TagRole); tag.isValid())
        m_parts.controllers.tags.remove(tag.toString());
    else if (view.kind == Kind::Search)
        m_parts.controllers.names.forgetSearch(view.search);
    else if (view.kind == Kind::Author)
        m_parts.controllers.names.setFollowed(view.author, false);
}

// Shows the view first, so that the user sees what is marked.
void SidebarController::markRead(const ViewSelection &view)
{
    choose(view);
    m_parts.controllers.marks.markViewRead();
}

// The Menu key means the current row, wherever the pointer is.
bool SidebarController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu ||
        static_cast<QContextMenuEvent *>(event)->reason() != QContextMenuEvent::Keyboard)
        return QObject::eventFilter(watched, event);
    const SidebarView &sidebar = m_parts.window.sidebar();
    showMenu(sidebar.visualRect(sidebar.currentIndex()).center());
    return true;
}

void SidebarController::showMenu(const QPoint &place)
{
    SidebarView &sidebar = m_parts.window.sidebar();
    const QPersistentModelIndex index = sidebar.indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(&sidebar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(SidebarModel::SectionRole).isValid()) {
        const bool isOpen = sidebar.isExpanded(index);
        menu->addAction(isOpen ? tr("Fold") : tr("Unfold"), &sidebar,
                        [&sidebar, index, isOpen] { sidebar.setExpanded(index, !isOpen); });
    } else {
        fillMenu(*menu, index);
    }
    giveMnemonics(*menu);
    menu->popup(sidebar.viewport()->mapToGlobal(place));
}

void SidebarController::fillMenu(QMenu &menu, const QPersistentModelIndex &index)
{
    Controllers &controllers = m_parts.controllers;
    const ViewSelection view = controllers.views.selectionAt(index);
    menu.addAction(tr("Show"), this, [this, view] {
        choose(view);
        m_parts.window.focusContent();
    });
    menu.addAction(tr("Mark all its papers as read"), this, [this, view] { markRead(view); });
    const QVariant tag = index.data(SidebarModel::TagRole);
    if (tag.isValid() || view.kind == Kind::Search || view.kind == Kind::Author)
        menu.addSeparator();
    if (tag.isValid()) {
        QStringList others = controllers.views.tags();
        others.removeAll(tag.toString());
        addTagEntries(menu,
                      {.tag = tag.toString(),
                       .papers = index.data(SidebarModel::TotalRole).toInt(),
                       .others = others},
                      controllers.tags);
    } else if (view.kind == Kind::Search) {
        menu.addAction(tr("Rename…"), this, [this, index] { rename(index); });
        menu.addAction(tr("Remove"), this, [this, index] { remove(index); });
    } else if (view.kind == Kind::Author) {
        menu.addAction(tr("Stop following"), this, [this, index] { remove(index); });
    }
}

} // namespace broadsheet
