// The half of Session that finds things again: the search field, saved searches in the sidebar,
// and what the reader adds to papers.
#include "window/Session.h"

#include "controllers/AnnotationController.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/SavedSearches.h"
#include "controllers/SearchController.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "papers/DisplayText.h"
#include "papers/MarkKinds.h"
#include "papers/MarkingText.h"
#include "searchbar/SearchEdit.h"
#include "window/MainWindow.h"
#include "window/StatusLine.h"

#include <QInputDialog>
#include <QListView>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

QInputDialog *question(QWidget *parent, const QString &title, const QString &label,
                       const QString &text)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(text);
    dialog->open();
    return dialog;
}

} // namespace

void Session::connectSearching()
{
    connect(&m_window.searchField(), &SearchEdit::saveRequested, this,
            &Session::saveOrForgetSearch);
    connect(&m_window.searchField(), &SearchEdit::helpRequested,
            m_window.actions()[Command::SearchHelp], &QAction::trigger);
    connect(m_list, &ListController::selectionChanged, m_searches, &SavedSearches::giveWay);
    connect(m_searches, &SavedSearches::changed, this, &Session::showHeading);
    connect(m_searches, &SavedSearches::failed, this,
            [this](const Error &error) { showProblem(error); });
}

void Session::connectAnnotations()
{
    connect(m_annotations, &AnnotationController::marked, this, &Session::showMarked);
    connect(m_annotations, &AnnotationController::failed, this,
            [this](const Error &error, const Marking &marking) {
                // What was written is kept where it can be copied from.
                Error shown = error;
                if (!marking.text.isEmpty())
                    shown.detail = marking.text + u"\n\n"_s + error.detail;
                showProblem(shown);
            });
    connect(m_window.actions()[Command::ShowMuted], &QAction::toggled, m_list,
            &ListController::showMuted);
    connect(&m_window.summary(), &SummaryView::editingEnded, this, &Session::focusList);
}

void Session::connectSidebar()
{
    QListView &sidebar = m_window.sidebar();
    connect(sidebar.selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && m_sidebar->selectionAt(index.row()) != shownView())
                    choose(m_sidebar->selectionAt(index.row()));
            });
    sidebar.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&sidebar, &QWidget::customContextMenuRequested, this, &Session::showSidebarMenu);
    const auto addKey = [this, &sidebar](const QKeySequence &key, void (Session::*act)(int)) {
        auto *action = new QAction(&sidebar);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        sidebar.addAction(action);
        connect(action, &QAction::triggered, this, [this, &sidebar, act] {
            if (sidebar.currentIndex().isValid())
                (this->*act)(sidebar.currentIndex().row());
        });
    };
    addKey(Qt::Key_F2, &Session::renameSearch);
    addKey(QKeySequence::Delete, &Session::removeFromSidebar);
}

// A saved search is typed into the field, where it can be changed; Esc leads back from it.
void Session::choose(const ViewSelection &selection, const PaperId &paper)
{
    if (selection.kind != Kind::Search)
        return m_list->show(selection, paper);
    m_search->searchFor(selection.search);
}

// A search that is not saved is no view of the sidebar.
ViewSelection Session::shownView() const
{
    const QString search = m_list->searchText();
    if (search.isEmpty())
        return m_list->selection();
    return m_searches->find(search)
               ? ViewSelection{.kind = Kind::Search, .day = {}, .author = {}, .search = search}
               : ViewSelection{.kind = Kind::Day, .day = {}, .author = {}};
}

void Session::showSaved()
{
    m_window.searchField().setSaved(m_searches->find(m_list->searchText()));
    m_window.actions()[Command::SaveSearch]->setEnabled(!m_list->searchText().isEmpty());
}

void Session::saveOrForgetSearch()
{
    const QString search = m_list->searchText();
    if (search.isEmpty())
        return;
    m_searches->find(search) ? m_annotations->forgetSearch(search)
                             : m_annotations->saveSearch(search);
}

void Session::renameSearch(int row)
{
    const SavedSearch saved = m_sidebar->searchAt(row);
    if (saved.search.isEmpty())
        return;
    const QInputDialog *dialog = question(&m_window, tr("Rename the search"),
                                          tr("A name for “%1”:").arg(saved.search), saved.name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, saved](const QString &name) {
        m_annotations->saveSearch(saved.search, name.simplified());
    });
}

void Session::removeFromSidebar(int row)
{
    const ViewSelection view = m_sidebar->selectionAt(row);
    if (view.kind == Kind::Search)
        m_annotations->forgetSearch(view.search);
    else if (view.kind == Kind::Author)
        m_marks->setFollowed(view.author, false);
}

void Session::showSidebarMenu(const QPoint &place)
{
    const QModelIndex index = m_window.sidebar().indexAt(place);
    const Kind kind = index.isValid() ? m_sidebar->selectionAt(index.row()).kind : Kind::Today;
    if (kind != Kind::Search && kind != Kind::Author)
        return;
    auto *menu = new QMenu(&m_window.sidebar());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    if (kind == Kind::Search) {
        menu->addAction(tr("Rename…"), this, [this, row] { renameSearch(row); });
        menu->addAction(tr("Remove"), this, [this, row] { removeFromSidebar(row); });
    } else {
        menu->addAction(tr("Stop following"), this, [this, row] { removeFromSidebar(row); });
    }
    menu->popup(m_window.sidebar().viewport()->mapToGlobal(place));
}

void Session::muteWord()
{
    const QInputDialog *dialog =
        question(&m_window, tr("Mute a word"),
                 tr("Papers with this word or phrase are hidden from every list:"),
                 m_window.summary().selectedText());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &word) {
        if (const QString wanted = word.simplified(); !wanted.isEmpty())
            m_annotations->setWordMuted(wanted, true);
    });
}

// What a muted word or author keeps out of this list, and the way to see it.
void Session::showHidden()
{
    const bool shown = m_list->showsMuted();
    const int hidden = m_list->hiddenPapers();
    const QSignalBlocker quiet(m_window.actions()[Command::ShowMuted]);
    m_window.actions()[Command::ShowMuted]->setChecked(shown);
    const QString text = shown        ? tr("Muted papers are shown · Hide")
                         : hidden > 0 ? tr("%Ln paper(s) hidden · Show", nullptr, hidden)
                                      : QString();
    m_window.status().setMuted(text, tr("Words and authors are muted in the settings"));
}

void Session::showMarked(const Marking &marking)
{
    m_undoOffered = true;
    notify({.text = describe(marking, titleOf(marking)), .action = tr("Undo"), .act = [this] {
                m_undoOffered = false;
                m_marks->undo();
            }});
}

// Of the one paper that was marked, while it is in the list.
QString Session::titleOf(const Marking &marking) const
{
    if (markKind(marking.mark).change != MarkChange::Papers || marking.subjects.isEmpty())
        return {};
    const PaperRow *row = m_papers->row(m_papers->indexOf(PaperId{marking.subjects.first()}).row());
    return row ? displayTitle(row->title) : QString();
}

} // namespace broadsheet
