#include "window/ReaderCompanions.h"

#include "aloud/ReadAloud.h"
#include "columns/Columns.h"
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
#include "window/Controllers.h"
#include "window/MainWindow.h"
#include "window/SettingsController.h"

namespace broadsheet {

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
    connect(reader, &ReaderController::left, &window, &MainWindow::focusContent);
    connect(reader, &ReaderController::left, m_figures, &FigureController::renew);
    connect(reader, &ReaderController::left, m_webFigures, &WebFigures::renew);
    connect(reader, &ReaderController::failed, &m_parts.notices,
            [&notices = m_parts.notices](const Error &error) { notices.showProblem(error); });
    connect(&window, &MainWindow::closing, reader, &ReaderController::keepPlace);
    connect(reader, &ReaderController::viewMade, this,
            [this, reader](ReaderView &view, PageDocument &document) {
                addPageNotes(*reader, view, document);
            });
    addAloud(*reader);
    addPdfSearch();
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
