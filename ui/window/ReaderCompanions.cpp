#include "window/ReaderCompanions.h"

#include "aloud/ReadAloud.h"
#include "columns/Columns.h"
#include "controllers/ListSelection.h"
#include "controls/NoticeBar.h"
#include "detail/PaperPane.h"
#include "detail/PaperTexts.h"
#include "detail/SummaryView.h"
#include "figures/FigureController.h"
#include "figures/WebFigures.h"
#include "list/PaperListView.h"
#include "notices/NoticePresenter.h"
#include "pagenotes/PageNotes.h"
#include "pdfsearch/PdfSearch.h"
#include "reader/ReaderController.h"
#include "reader/ReaderView.h"
#include "searchbar/SearchEdit.h"
#include "window/CommandRouter.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"
#include "window/SettingsController.h"

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

// About the list, the pane or what is done in them: behind an open paper nobody sees them.
constexpr std::array behind{Command::NextPaper,   Command::PreviousPaper, Command::NextUnread,
                            Command::PageSummary, Command::ReadNext,      Command::NextText,
                            Command::Pictures,    Command::Search,        Command::LeaveSearch,
                            Command::Tag,         Command::Note,          Command::Authors,
                            Command::Triage,      Command::Sidebar,       Command::Pane};

// What the open paper has of its own.
struct Own
{
    Command command;
    ReaderCommand here;
};

constexpr std::array ownCommands{Own{Command::NextMatch, ReaderCommand::NextHit},
                                 Own{Command::PreviousMatch, ReaderCommand::PreviousHit},
                                 Own{Command::Larger, ReaderCommand::Larger},
                                 Own{Command::Smaller, ReaderCommand::Smaller},
                                 Own{Command::NormalSize, ReaderCommand::FitWidth}};

} // namespace

ReaderCompanions::ReaderCompanions(const Companions::Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{}

void ReaderCompanions::addFigures()
{
    m_figures = new FigureController(m_parts.window.summary().pane(), this);
    connect(m_figures, &FigureController::openRequested, &m_parts.controllers.pages,
            &PageController::openLink);
    m_webFigures = new WebFigures({.pane = m_parts.window.summary().pane(),
                                   .http = m_parts.http,
                                   .thumbnails = m_parts.thumbnails,
                                   .settings = m_parts.settings},
                                  this);
    connect(m_webFigures, &WebFigures::openRequested, &m_parts.controllers.pages,
            &PageController::openLink);
    connect(m_webFigures, &WebFigures::readRequested, m_parts.window.actions()[Command::ReadPaper],
            &QAction::trigger);
    connect(m_webFigures, &WebFigures::picturesWanted, &m_parts.controllers.pictures,
            &PictureController::keepToo);
    connect(&m_parts.dialogs, &SettingsController::applied, m_webFigures, &WebFigures::renew);
}

void ReaderCompanions::addReader()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    const Actions &actions = window.actions();
    QList<QAction *> passing;
    for (const Command command :
         {Command::Star, Command::Read, Command::Later, Command::Undo, Command::Redo,
          Command::OpenPage, Command::OpenHuggingFace, Command::CopyLink, Command::CopyBibtex,
          Command::SendToZotero, Command::ReadAloud, Command::Palette, Command::FullScreen,
          Command::MenuBar, Command::Settings, Command::Keys, Command::Quit})
        passing.append(actions[command]);
    auto *reader = new ReaderController({.central = *window.centralWidget(),
                                         .notice = window.notice(),
                                         .library = m_parts.library,
                                         .list = controllers.list,
                                         .marks = controllers.marks,
                                         .pages = controllers.pages,
                                         .http = m_parts.http,
                                         .settings = m_parts.settings,
                                         .passing = passing},
                                        this);
    connect(actions[Command::ReadPaper], &QAction::triggered, reader, [reader, &window] {
        if (reader->isOpen() || window.columns().isVisible()) // else there is no paper to see
            reader->toggle();
    });
    window.summary().on<ReadPaper>(reader, [&actions](const ReadPaper & /*asked*/) {
        actions[Command::ReadPaper]->trigger();
    });
    // A search that is being typed leaves the paper, too.
    connect(reader, &ReaderController::leaving, &window,
            [this, &window] { m_isSearching = window.searchField().hasFocus(); });
    connect(reader, &ReaderController::left, &window, [this, &window] {
        if (m_isSearching)
            window.searchField().setFocus();
        else
            window.focusContent();
    });
    connect(reader, &ReaderController::left, m_figures, &FigureController::renew);
    connect(reader, &ReaderController::left, m_webFigures, &WebFigures::renew);
    connect(reader, &ReaderController::failed, &m_parts.notices,
            [&notices = m_parts.notices](const Error &error) { notices.showProblem(error); });
    connect(&window, &MainWindow::closing, reader, &ReaderController::keepPlace);
    connect(reader, &ReaderController::viewMade, this,
            [this, reader](ReaderView &view, PageDocument &document) {
                m_view = &view;
                addPageNotes(*reader, view, document);
            });
    m_parts.commands.askFirst([this, reader](Command command) { return takes(*reader, command); });
    for (const Command command : {Command::Back, Command::Forward}) // perhaps in the same list
        connect(actions[command], &QAction::triggered, reader, &ReaderController::leave);
    addAloud(*reader);
    addPdfSearch();
}

// What a menu has is about the open paper, too. Where that needs the list or the pane, the paper is
// left first. If the list has lost it, nothing else happens: another paper would be meant.
bool ReaderCompanions::takes(ReaderController &reader, Command command) const
{
    if (!reader.isOpen())
        return false;
    const auto *own = std::ranges::find(ownCommands, command, &Own::command);
    if (own != ownCommands.end()) {
        m_view->actions()[own->here]->trigger();
        return true;
    }
    if (std::ranges::find(behind, command) == behind.end())
        return false;
    const ListSelection &papers = m_parts.controllers.list.papers();
    const PaperId paper = papers.current();
    reader.leave();
    if (command == Command::Search || command == Command::Triage)
        return false;
    return command == Command::LeaveSearch || papers.current() != paper;
}

void ReaderCompanions::addPageNotes(ReaderController &reader, ReaderView &view,
                                    PageDocument &document)
{
    auto *notes = new PageNotes(view, document, m_parts.library, &view);
    NoticePresenter &notices = m_parts.notices;
    connect(&reader, &ReaderController::shown, notes, &PageNotes::start);
    connect(&reader, &ReaderController::leaving, notes, &PageNotes::stop);
    connect(&m_parts.window, &MainWindow::closing, notes, &PageNotes::keep);
    connect(notes, &PageNotes::failed, &notices,
            [&notices](const Error &error) { notices.showProblem(error); });
    connect(notes, &PageNotes::said, &notices,
            [&notices](const QString &hint) { notices.show({.text = hint}); });
}

void ReaderCompanions::addAloud(ReaderController &reader)
{
    MainWindow &window = m_parts.window;
    auto *aloud = new ReadAloud(
        {.window = window, .text = window.summary().pane().texts().view(), .reader = reader}, this);
    const Actions &actions = window.actions();
    connect(actions[Command::ReadAloud], &QAction::triggered, aloud, &ReadAloud::toggle);
    connect(actions[Command::ReadPaper], &QAction::triggered, aloud, &ReadAloud::stop);
    connect(&reader, &ReaderController::left, aloud, &ReadAloud::stop);
    connect(&window, &MainWindow::closing, aloud, &ReadAloud::stop);
    connect(aloud, &ReadAloud::failed, &m_parts.notices,
            [&notices = m_parts.notices](const Error &error) { notices.showProblem(error); });
}

void ReaderCompanions::addPdfSearch()
{
    MainWindow &window = m_parts.window;
    auto *search = new PdfSearch({.library = m_parts.library,
                                  .list = m_parts.controllers.list,
                                  .view = window.list(),
                                  .settings = m_parts.settings,
                                  .readPaper = *window.actions()[Command::ReadPaper]},
                                 this);
    connect(&m_parts.dialogs, &SettingsController::applied, search, &PdfSearch::readSettings);
}

} // namespace broadsheet
