#include "window/Companions.h"

#include "bibliographies/BibliographyController.h"
#include "columns/Columns.h"
#include "controls/NoticeBar.h"
#include "controls/StatusLine.h"
#include "detail/PaperPane.h"
#include "detail/SummaryView.h"
#include "foryou/Absence.h"
#include "foryou/ForYou.h"
#include "foryou/PaneSections.h"
#include "foryou/ProfilesController.h"
#include "history/HistoryController.h"
#include "keeping/VaultController.h"
#include "labs/LabController.h"
#include "lines/LineController.h"
#include "list/PaperHeader.h"
#include "list/PaperListView.h"
#include "notices/NoticePresenter.h"
#include "searchbar/SearchEdit.h"
#include "secrets/Secrets.h"
#include "sharing/Sharing.h"
#include "syncing/SyncController.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"
#include "window/ReaderCompanions.h"
#include "window/SettingsController.h"
#include "writing/SummaryController.h"
#include "zotero/ZoteroReader.h"
#include "zoterolink/SendController.h"
#include "zoterolink/ZoteroMarks.h"

#include <QTimer>

#include <chrono>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

// Shows how far a worker has come, and cancels it alone.
template<class Worker>
void connectProgress(Worker &worker, NoticePresenter &notices, void (Worker::*cancel)())
{
    QObject::connect(&worker, &Worker::progress, &notices,
                     [&worker, &notices](const QString &text, int done, int total) {
                         notices.showProgress(worker, text, done, total);
                     });
    QObject::connect(&worker, &Worker::ended, &notices,
                     [&worker, &notices] { notices.clearProgress(worker); });
    QObject::connect(&notices, &NoticePresenter::cancelRequested, &worker,
                     [&worker, cancel](const QObject *asked) {
                         if (asked == &worker)
                             (worker.*cancel)();
                     });
}

} // namespace

Companions::Companions(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    addLines();
    addBibliographies();
    addSharing();
    addHistory();
    addZotero();
    addSummaries();
    addVault();
    addLab(); // what others say of a paper comes before papers like it
    auto *reading = new ReaderCompanions(m_parts, this);
    reading->addFigures(); // above the sections of addFit()
    addFit();
    reading->addReader();
    addSyncing();
}

void Companions::addBibliographies()
{
    auto *bibliographies = new BibliographyController(m_parts.library, m_parts.window, this);
    NoticePresenter &notices = m_parts.notices;
    connect(m_parts.window.actions()[Command::OpenBibliography], &QAction::triggered,
            bibliographies, &BibliographyController::askForFiles);
    connect(&m_parts.controllers.import, &ImportController::bibliographiesGiven, bibliographies,
            &BibliographyController::open);
    connect(bibliographies, &GestureController::marked, &notices, &NoticePresenter::showMarked);
    connect(bibliographies, &GestureController::failed, &notices,
            [&notices](const Error &error) { notices.showProblem(error); });
    connect(bibliographies, &BibliographyController::said, &notices, &NoticePresenter::show);
    connectProgress(*bibliographies, notices, &BibliographyController::cancel);
}

void Companions::addHistory()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    m_history = new HistoryController({.window = window,
                                       .back = *window.actions()[Command::Back],
                                       .forward = *window.actions()[Command::Forward],
                                       .field = window.searchField(),
                                       .papers = controllers.papers,
                                       .view = window.list(),
                                       .list = controllers.list,
                                       .search = controllers.search,
                                       .pane = window.summary()},
                                      this);
    connect(m_history, &HistoryController::gone, &window, &MainWindow::focusContent);
}

void Companions::addLines()
{
    MainWindow &window = m_parts.window;
    auto *lines = new LineController({.library = m_parts.library,
                                      .list = m_parts.controllers.list,
                                      .papers = m_parts.controllers.papers,
                                      .view = window.list(),
                                      .settings = m_parts.settings,
                                      .showGists = *window.actions()[Command::Gists]},
                                     this);
    window.summary().on<PreferText>(lines, [lines](const PreferText &) { lines->updateGists(); });
}

void Companions::addSharing()
{
    auto *sharing = new Sharing({.window = m_parts.window,
                                 .library = m_parts.library,
                                 .list = m_parts.controllers.list,
                                 .pages = m_parts.controllers.pages,
                                 .settings = m_parts.settings},
                                this);
    NoticePresenter &notices = m_parts.notices;
    connect(sharing, &Sharing::said, &notices, &NoticePresenter::show);
    connectProgress(*sharing, notices, &Sharing::cancel);
}

void Companions::addZotero()
{
    auto *reader = new ZoteroReader(m_parts.http, {}, this);
    auto *sender = new SendController({.http = m_parts.http,
                                       .library = m_parts.library,
                                       .list = m_parts.controllers.list,
                                       .settings = m_parts.settings,
                                       .reader = *reader},
                                      this);
    auto *marks = new ZoteroMarks({.window = m_parts.window,
                                   .papers = m_parts.controllers.papers,
                                   .view = m_parts.window.list(),
                                   .settings = m_parts.settings,
                                   .reader = *reader},
                                  this);
    connect(sender, &SendController::sent, marks, &ZoteroMarks::update);
    NoticePresenter &notices = m_parts.notices;
    connect(m_parts.window.actions()[Command::SendToZotero], &QAction::triggered, sender,
            &SendController::send);
    connect(sender, &SendController::said, &notices, &NoticePresenter::show);
    connectProgress(*sender, notices, &SendController::cancel);
}

void Companions::addSummaries()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    NoticePresenter &notices = m_parts.notices;
    auto *summaries = new SummaryController({.window = window,
                                             .library = m_parts.library,
                                             .list = controllers.list,
                                             .view = window.summary(),
                                             .settings = m_parts.settings,
                                             .secrets = m_parts.secrets,
                                             .clock = m_parts.clock},
                                            this);
    const Actions &actions = window.actions();
    connect(actions[Command::Summarise], &QAction::triggered, summaries,
            &SummaryController::askSelected);
    connect(actions[Command::SummariseList], &QAction::triggered, summaries,
            &SummaryController::askList);
    connect(summaries, &SummaryController::settingsRequested, actions[Command::Settings],
            &QAction::trigger);
    connect(&controllers.refresh, &RefreshController::finished, summaries,
            &SummaryController::askNewDay);
    connect(summaries, &SummaryController::said, &notices, &NoticePresenter::show);
    connectProgress(*summaries, notices, &SummaryController::stop);
}

void Companions::addVault()
{
    auto *vault = new VaultController(
        {.window = m_parts.window, .library = m_parts.library, .settings = m_parts.settings}, this);
    connect(vault, &VaultController::said, &m_parts.notices, &NoticePresenter::show);
}

void Companions::addFit()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    auto *forYou = new ForYou({.library = m_parts.library,
                               .list = controllers.list,
                               .days = controllers.days,
                               .views = controllers.views,
                               .header = window.list().columns(),
                               .settings = m_parts.settings,
                               .clock = m_parts.clock},
                              this);
    auto *sections = new PaneSections({.library = m_parts.library,
                                       .pane = window.summary().pane(),
                                       .names = controllers.names,
                                       .forYou = *forYou},
                                      this);
    connect(sections, &PaneSections::paperChosen, this,
            [this, &window, &controllers](const PaperId &paper) {
                m_history->startJump();
                controllers.list.selectPaper(paper);
                window.focusContent();
            });
    new ProfilesController({.window = window,
                            .library = m_parts.library,
                            .list = controllers.list,
                            .forYou = *forYou,
                            .opener = *window.actions()[Command::Profiles]},
                           this);
    auto *absence = new Absence({.library = m_parts.library,
                                 .list = controllers.list,
                                 .days = controllers.days,
                                 .refresh = controllers.refresh,
                                 .notices = m_parts.notices,
                                 .settings = m_parts.settings,
                                 .clock = m_parts.clock},
                                this);
    connect(&window, &MainWindow::closing, absence, &Absence::noteVisit);
}

void Companions::addLab()
{
    MainWindow &window = m_parts.window;
    Controllers &controllers = m_parts.controllers;
    auto *lab = new LabController({.window = window,
                                   .opener = *window.actions()[Command::Lab],
                                   .library = m_parts.library,
                                   .settings = m_parts.settings,
                                   .secrets = m_parts.secrets.store,
                                   .list = controllers.list,
                                   .papers = controllers.papers,
                                   .views = controllers.views,
                                   .pane = window.summary().pane()},
                                  this);
    connect(&window.list(), &PaperListView::painted, lab, &LabController::readSettings,
            Qt::SingleShotConnection);
    QTimer::singleShot(3s, lab, &LabController::readSettings); // as in addSyncing()
    connect(lab, &LabController::failed, &m_parts.notices,
            [this](const Error &error) { m_parts.notices.showProblem(error); });
    m_lab = lab;
}

void Companions::addSyncing()
{
    MainWindow &window = m_parts.window;
    auto *syncing = new SyncController({.library = m_parts.library,
                                        .settings = m_parts.settings,
                                        .secrets = m_parts.secrets.store,
                                        .clock = m_parts.clock},
                                       this);
    connect(&window.list(), &PaperListView::painted, syncing, &SyncController::readSettings,
            Qt::SingleShotConnection);
    // A list without papers never paints any.
    QTimer::singleShot(3s, syncing, &SyncController::readSettings);
    connect(&m_parts.dialogs, &SettingsController::opening, syncing, &SyncController::serve);
    connect(&m_parts.dialogs, &SettingsController::applied, syncing, &SyncController::readSettings);
    connect(m_lab, &LabController::papersChosen, syncing, &SyncController::readSettings);
    connect(&window.status(), &StatusLine::exchangeRequested, syncing, &SyncController::exchange);
    connect(syncing, &SyncController::said, &window.status(), &StatusLine::setExchange);
    connect(syncing, &SyncController::settingsTaken, &m_parts.dialogs,
            &SettingsController::readSettings);
    connect(syncing, &SyncController::failed, &m_parts.notices,
            [this](const Error &error) { m_parts.notices.showProblem(error); });
}

} // namespace broadsheet
