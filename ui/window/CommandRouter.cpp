#include "window/CommandRouter.h"

#include "columns/Columns.h"
#include "controllers/ListSelection.h"
#include "detail/FactRow.h"
#include "detail/PaperPane.h"
#include "detail/PaperTexts.h"
#include "detail/SummaryView.h"
#include "dialogs/SearchHelpDialog.h"
#include "dialogs/TextQuestion.h"
#include "searchbar/SearchEdit.h"
#include "triage/TriageController.h"
#include "window/Controllers.h"
#include "window/FetchPresenter.h"
#include "window/ImportPresenter.h"
#include "window/MainWindow.h"
#include "window/SettingsController.h"
#include "window/SidebarController.h"

#include <QApplication>
#include <QLineEdit>
#include <QTextEdit>

namespace broadsheet {

namespace {

// A text field keeps most keys from the window, but not Ctrl+Y. Redoes what was typed in it.
bool redoneInField()
{
    QWidget *focus = QApplication::focusWidget();
    auto *line = qobject_cast<QLineEdit *>(focus);
    auto *text = qobject_cast<QTextEdit *>(focus);
    if (line && line->isRedoAvailable())
        line->redo();
    else if (text && text->document()->isRedoAvailable())
        text->redo();
    else
        return false;
    return true;
}

} // namespace

QList<TriageView::Key> triageKeys(const Actions &actions)
{
    return {{actions[Command::ReadNext], CommandRouter::tr("Read and next")},
            {actions[Command::NextPaper], CommandRouter::tr("Skip")},
            {actions[Command::PreviousPaper], CommandRouter::tr("Back")},
            {actions[Command::Star], CommandRouter::tr("Star")},
            {actions[Command::Later], CommandRouter::tr("Later")},
            {actions[Command::OpenPage], CommandRouter::tr("arXiv page")},
            {actions[Command::ReadPaper], CommandRouter::tr("Read PDF")},
            {actions[Command::NextText], CommandRouter::tr("Other text")},
            {actions[Command::Triage], CommandRouter::tr("List")}};
}

CommandRouter::CommandRouter(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectPapers();
    connectPane();
    connectColumns();
    connectSearch();
    connectProgram();
    connect(&m_parts.window.actions(), &Actions::keysChanged, this, &CommandRouter::nameKeys);
    nameKeys();
}

void CommandRouter::nameKeys()
{
    const Actions &actions = m_parts.window.actions();
    const PaperPane &pane = m_parts.window.summary().pane();
    const QAction *star = actions[Command::Star];
    pane.texts().setHint(withKey(tr("Show the next text"), actions[Command::NextText]));
    pane.facts().setStarHints(withKey(tr("Star this paper"), star),
                              withKey(tr("Remove the star"), star));
}

void CommandRouter::on(Command command, const std::function<void()> &act)
{
    const QAction *action = m_parts.window.actions()[command];
    connect(action, &QAction::triggered, this, [this, command, act, name = action->objectName()] {
        const bool isTaken = (m_takes && m_takes(command)) || m_parts.triage.takes(name);
        if (!isTaken)
            act();
    });
}

void CommandRouter::connectPapers()
{
    using Page = PageController::Page;
    ListController &list = m_parts.controllers.list;
    MarkController &marks = m_parts.controllers.marks;
    PageController &pages = m_parts.controllers.pages;
    DaysController &days = m_parts.controllers.days;
    on(Command::NextPaper, [&list] { list.papers().step(1); });
    on(Command::PreviousPaper, [&list] { list.papers().step(-1); });
    on(Command::NextUnread, [this, &list] {
        // In a search the key goes through the matches of the paper first.
        const bool isMatch =
            !list.searchText().isEmpty() && m_parts.window.summary().stepThroughMatches(1);
        if (!isMatch)
            list.nextUnread();
    });
    on(Command::Star, [&marks] { marks.toggleStar(); });
    on(Command::Read, [&marks] { marks.toggleRead(); });
    on(Command::ReadNext, [&marks] { marks.readAndGoOn(); });
    on(Command::Later, [this, &marks] {
        // A paper that is open stays open.
        if (m_parts.triage.isOpen() && m_parts.window.columns().isVisible())
            m_parts.triage.setAside();
        else
            marks.toggleLater();
    });
    on(Command::Triage, [this] { m_parts.triage.toggle(); });
    on(Command::MarkViewRead, [&marks] { marks.markViewRead(); });
    on(Command::Undo, [&marks] { marks.undo(); });
    on(Command::Redo, [&marks] {
        if (!redoneInField())
            marks.redo();
    });
    on(Command::OpenPage, [&pages] { pages.open(Page::Abstract); });
    on(Command::OpenPdf, [&pages] { pages.open(Page::Pdf); });
    on(Command::OpenHuggingFace, [&pages] { pages.open(Page::HuggingFace); });
    on(Command::CopyLink, [&pages] { pages.copyLink(); });
    static_assert(int(Command::SortRelevance) - int(Command::SortStarred) == ColumnCount);
    for (int column = 0; column < ColumnCount; ++column)
        on(Command(int(Command::SortStarred) + column), [&list, column] { list.sortBy(column); });
    on(Command::SortRelevance, [&list] { list.sortByRelevance(); });
    on(Command::Today, [&list] { list.show({}); });
    on(Command::DayBefore, [&days] { days.goBefore(); });
    on(Command::DayAfter, [&days] { days.goAfter(); });
}

void CommandRouter::connectPane()
{
    DetailController &detail = m_parts.controllers.detail;
    SummaryView &view = m_parts.window.summary();
    Columns &columns = m_parts.window.columns();
    // In front of a message without a paper it would be an empty page.
    const auto showPaper = [&columns, &view] {
        if (!view.paper().isEmpty())
            columns.showPaper();
    };
    on(Command::PageSummary, [&detail, &columns, showPaper] {
        if (columns.isOne() && !columns.showsPaper())
            showPaper();
        else
            detail.pageOrGoOn();
    });
    const auto onShown = [this, showPaper](Command command, const std::function<void()> &act) {
        on(command, [showPaper, act] {
            showPaper(); // first: what is hidden takes no keys
            act();
        });
    };
    onShown(Command::Tag, [this] { m_parts.controllers.marks.editTags(); });
    onShown(Command::NextText, [&view] { view.showNextText(); });
    on(Command::Pictures, [&view] { view.showPictures(); });
    onShown(Command::Note, [&detail] { detail.editNote(); });
    onShown(Command::Authors, [&view] { view.focusAuthors(); });
    on(Command::Larger, [&detail] { detail.zoomBy(1); });
    on(Command::Smaller, [&detail] { detail.zoomBy(-1); });
    on(Command::NormalSize, [&detail] { detail.zoomBy(0); });
}

void CommandRouter::connectColumns()
{
    Columns &columns = m_parts.window.columns();
    on(Command::Sidebar, [&columns] { columns.toggleSidebar(); });
    on(Command::Pane, [&columns] { columns.togglePaper(); });
}

void CommandRouter::connectSearch()
{
    MainWindow &window = m_parts.window;
    SearchEdit &field = window.searchField();
    on(Command::Search, [this, &window, &field] {
        m_parts.triage.close();
        window.columns().showList();
        field.setFocus(Qt::ShortcutFocusReason);
        field.selectAll();
    });
    on(Command::LeaveSearch, [this] { leaveSearch(); });
    on(Command::SaveSearch, [this] { m_parts.sidebar.saveOrRemoveSearch(); });
    on(Command::NextMatch, [&window] { (void)window.summary().stepThroughMatches(1); });
    on(Command::PreviousMatch, [&window] { (void)window.summary().stepThroughMatches(-1); });
    on(Command::SearchHelp, [&window] { (new SearchHelpDialog(&window))->open(); });
    on(Command::MuteWord, [this] { muteWord(); });
    connect(window.actions()[Command::ShowMuted], &QAction::toggled, &m_parts.controllers.list,
            &ListController::showMuted);
    connect(&field, &SearchEdit::helpRequested, window.actions()[Command::SearchHelp],
            &QAction::trigger);
    connect(&field, &QLineEdit::returnPressed, &window, &MainWindow::focusContent);
}

void CommandRouter::connectProgram()
{
    on(Command::OpenFiles, [this] { m_parts.imports.askForFiles(); });
    on(Command::OpenFolder, [this] { m_parts.imports.askForFolder(); });
    on(Command::Refresh, [this] { refresh(); });
    on(Command::FetchDays, [this] { m_parts.fetches.askForDays(); });
    on(Command::Settings, [this] { m_parts.settings.editSettings(); });
    on(Command::Keys, [this] { m_parts.settings.editKeys(); });
}

void CommandRouter::refresh()
{
    const bool imports = m_parts.imports.openAgain();
    if (m_parts.controllers.refresh.hasSources())
        m_parts.fetches.refresh();
    else if (!imports)
        m_parts.fetches.showNoSources();
}

void CommandRouter::muteWord()
{
    NamesController &names = m_parts.controllers.names;
    askForText({.parent = m_parts.window,
                .title = tr("Mute a word"),
                .label = tr("Papers with this word or phrase are hidden from every list:"),
                .text = m_parts.window.summary().selectedText()},
               [&names](const QString &word) {
                   if (!word.isEmpty())
                       names.setWordMuted(word, true);
               });
}

// In steps: what lies over the list goes first.
void CommandRouter::leaveSearch()
{
    Columns &columns = m_parts.window.columns();
    if (columns.isOverlaid()) {
        columns.closeOverlay();
        return m_parts.window.focusContent();
    }
    const bool hasAuthor = m_parts.window.summary().showsAuthor();
    if (m_parts.triage.isOpen() && !hasAuthor)
        return m_parts.triage.close();
    if (columns.showsPaperAlone() && !hasAuthor)
        return columns.showList();
    m_parts.window.summary().closeAuthor();
    if (m_parts.triage.isOpen())
        return;
    m_parts.window.searchField().clear();
    m_parts.window.focusContent();
}

} // namespace broadsheet
