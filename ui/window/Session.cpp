#include "window/Session.h"

#include "base/Deliver.h"
#include "base/Logging.h"
#include "calendar/DayCalendar.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "dialogs/AboutDialog.h"
#include "library/Library.h"
#include "library/LibraryPlace.h"
#include "list/PaperListView.h"
#include "palette/PaletteController.h"
#include "settings/Settings.h"
#include "window/CommandRouter.h"
#include "window/Companions.h"
#include "window/MainWindow.h"
#include "window/NoticeConnections.h"
#include "window/PaperMenu.h"

#include <QItemSelectionModel>

namespace broadsheet {

Session::Session(Library &library, HttpClient &http, Thumbnails &thumbnails, Settings &settings,
                 Secrets &secrets, MainWindow &window, const QString &sampleDigest,
                 const Clock &clock)
    : m_library(library), m_settings(settings), m_window(window), m_clock(clock),
      m_controllers(library, http, thumbnails, settings, window, clock),
      m_notices(window.notice(), m_controllers.papers, this),
      m_imports({.window = window,
                 .import = m_controllers.import,
                 .list = m_controllers.list,
                 .notices = m_notices}),
      m_firstDay({.window = window,
                  .import = m_controllers.import,
                  .list = m_controllers.list,
                  .days = m_controllers.days,
                  .settings = settings,
                  .notices = m_notices,
                  .sampleDigest = sampleDigest}),
      m_list({.window = window, .controllers = m_controllers, .library = library, .clock = clock}),
      m_fetches({.window = window,
                 .refresh = m_controllers.refresh,
                 .list = m_controllers.list,
                 .days = m_controllers.days,
                 .notices = m_notices,
                 .clock = clock}),
      m_growth({.days = m_controllers.days,
                .list = m_controllers.list,
                .notices = m_notices,
                .settings = settings}),
      m_sidebar({.window = window, .controllers = m_controllers, .settings = settings}),
      m_dialogs({.window = window,
                 .controllers = m_controllers,
                 .settings = settings,
                 .secrets = secrets,
                 .thumbnails = thumbnails,
                 .notices = m_notices}),
      m_desktop({.window = window,
                 .library = library,
                 .refresh = m_controllers.refresh,
                 .settings = settings}),
      m_triage({.library = library,
                .list = m_controllers.list,
                .marks = m_controllers.marks,
                .pages = m_controllers.pages,
                .papers = m_controllers.papers,
                .view = window.list(),
                .summary = window.summary(),
                .columns = window.columns(),
                .notice = window.notice(),
                .keys = triageKeys(window.actions()),
                .heading = [this] { return m_list.heading(); },
                .clock = clock}),
      m_older({.library = library,
               .marks = m_controllers.marks,
               .action = *window.actions()[Command::LaterOlder],
               .menu = window.mainMenu(),
               .clock = clock}),
      m_layout({.window = window,
                .list = m_controllers.list,
                .sidebar = m_sidebar,
                .settings = settings}),
      m_pictures(thumbnails, window)
{
    auto *commands = new CommandRouter({.window = window,
                                        .controllers = m_controllers,
                                        .fetches = m_fetches,
                                        .imports = m_imports,
                                        .sidebar = m_sidebar,
                                        .settings = m_dialogs,
                                        .triage = m_triage},
                                       this);
    m_library.watchOthers();
    connectWindow();
    connectUpdates();
    connectPictures();
    new NoticeConnections(m_notices, m_controllers, m_library, this);
    new Companions({.window = window,
                    .controllers = m_controllers,
                    .notices = m_notices,
                    .dialogs = m_dialogs,
                    .commands = *commands,
                    .library = library,
                    .http = http,
                    .thumbnails = thumbnails,
                    .settings = settings,
                    .secrets = secrets,
                    .clock = clock},
                   this);
    connect(&m_notices, &NoticePresenter::buttonGone, &m_window, &MainWindow::focusContent);
    connectDesktop();
}

Session::~Session() = default;

void Session::start(const QStringList &paths)
{
    const QString view = m_settings.view();
    const OpeningReport &report = m_library.openingReport();
    const bool isFirstStart = view.isEmpty() && report.broughtBack == 0;
    if (!paths.isEmpty())
        m_imports.open(paths);
    else if (isFirstStart)
        m_firstDay.showWhenKnown();
    else
        m_sidebar.choose(ViewSelection::fromKey(view), {m_settings.paper()});
    m_controllers.refresh.start();
    if (const std::optional<QString> problem = m_settings.problem())
        m_notices.show({.kind = Notice::Kind::Problem, .text = *problem});
    deliver(libraryPlace(m_library), this, [this](const Result<LibraryPlace> &place) {
        if (place && !place->isWritable)
            m_notices.show(
                {.kind = Notice::Kind::Problem,
                 .text = tr("%1 is read-only: stars and marks cannot be saved.").arg(place->path)});
    });
    if (!report.messages.isEmpty())
        m_notices.show({.text = report.messages.join(u' '), .stays = true});
}

void Session::open(const QStringList &paths)
{
    bringToFront();
    m_imports.open(paths);
}

void Session::bringToFront()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Session::connectDesktop()
{
    connect(&m_dialogs, &SettingsController::lookChosen, this, &Session::lookChosen);
    connect(&m_dialogs, &SettingsController::reopeningNeeded, this, &Session::reopeningNeeded);
    connect(&m_dialogs, &SettingsController::applied, &m_desktop, &DesktopPresenter::apply);
    connect(&m_firstDay, &FirstDayPresenter::lookChosen, this, &Session::lookChosen);
    connect(&m_desktop, &DesktopPresenter::hiding, this, &Session::save);
    connect(&m_desktop, &DesktopPresenter::showRequested, this, &Session::bringToFront);
    connect(&m_desktop, &DesktopPresenter::dayRequested, this, [this](QDate day) {
        if (day.isValid())
            show({.kind = ViewSelection::Kind::Day, .day = day});
        bringToFront();
    });
    // A hidden window is no last window whose closing would end the program.
    connect(&m_desktop, &DesktopPresenter::quitRequested, this, [this] {
        m_window.close();
        QCoreApplication::quit();
    });
    connect(m_window.actions()[Command::About], &QAction::triggered, this, &Session::showAbout);
}

void Session::showAbout()
{
    deliver(m_library.info(), this, [this](const Result<LibraryInfo> &info) {
        (new AboutDialog(info.value_or(LibraryInfo()), &m_window))->open();
    });
}

void Session::show(const ViewSelection &selection)
{
    m_controllers.list.show(selection);
}

void Session::fetch(QDate from, QDate to)
{
    m_controllers.refresh.fetchDays(from, to);
}

bool Session::isFetching() const
{
    return m_controllers.refresh.isRunning();
}

void Session::connectWindow()
{
    const PaperListView &list = m_window.list();
    const PaperListModel &papers = m_controllers.papers;
    MarkController &marks = m_controllers.marks;
    connect(&list, &PaperListView::starClicked, &marks, [&papers, &marks](int row) {
        if (const PaperRow *paper = papers.row(row))
            marks.setStarred(paper->id, !paper->state.starred);
    });
    connect(&list, &PaperListView::unreadClicked, &marks, [&papers, &marks](int row) {
        if (const PaperRow *paper = papers.row(row))
            marks.setRead(paper->id, !paper->state.read);
    });
    connect(&list, &PaperListView::openRequested, &m_controllers.pages, [this](int row) {
        if (const PaperRow *paper = m_controllers.papers.row(row))
            m_controllers.pages.openPaper(paper->id);
    });
    connectPlaces(*new PaperMenu(m_window, m_controllers, this));
    connect(
        &list, &PaperListView::painted, this, [] { qCDebug(logWindow, "list painted"); },
        Qt::SingleShotConnection);
    connect(list.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &Session::showSelected);
    connect(&m_window.summary(), &SummaryView::editingEnded, &m_window, &MainWindow::focusContent);
    connect(&m_window.calendar(), &DayCalendar::fetchRequested, this,
            [this](QDate day) { fetch(day, day); });
    connect(&m_window, &MainWindow::filesDropped, this, &Session::open);
    connect(&m_window, &MainWindow::closing, this, &Session::save);
}

// Going to anything by its name.
void Session::connectPlaces(const PaperMenu &menu)
{
    const Actions &actions = m_window.actions();
    auto *palette = new PaletteController(
        {.window = m_window,
         .opener = *actions[Command::Palette],
         .actions = actions.all(),
         .textOf = [&menu](const QAction &action) { return menu.textOf(action); },
         .library = m_library,
         .views = m_controllers.views,
         .days = m_controllers.days,
         .settings = m_settings,
         .clock = m_clock},
        this);
    connect(palette, &PaletteController::viewChosen, this, [this](const ViewSelection &view) {
        m_sidebar.choose(view);
        m_window.focusContent();
    });
}

void Session::connectUpdates()
{
    const auto updateHeading = [this] {
        m_list.updateHeading();
        m_sidebar.update();
    };
    connect(&m_controllers.list, &ListController::selectionChanged, this, updateHeading);
    connect(&m_controllers.days, &DaysController::changed, this, [this, updateHeading] {
        m_list.update();
        updateHeading();
    });
    connect(&m_fetches, &FetchPresenter::stateChanged, this, [this] {
        if (m_controllers.papers.rowCount() == 0)
            m_list.update(); // an empty list says that papers are being fetched
    });
    connect(&m_controllers.refresh, &RefreshController::sourcesChanged, this,
            &Session::nameSources);
    nameSources();
}

void Session::showSelected()
{
    int papers = 0;
    const QItemSelection selection = m_window.list().selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        papers += range.height();
    m_window.summary().setSelected(papers);
}

void Session::connectPictures()
{
    m_window.summary().on<ShowPictures>(&m_pictures, [this](const ShowPictures &shown) {
        m_pictures.show(shown.title, shown.media);
    });
    connect(&m_pictures, &PictureShow::openRequested, &m_controllers.pages,
            &PageController::openLink);
    connect(&m_pictures, &PictureShow::nothingToShow, this,
            [this] { m_notices.show({.text = tr("This paper has no pictures.")}); });
}

void Session::save()
{
    m_window.summary().keepTyped();
    m_layout.save();
}

void Session::nameSources()
{
    const QMap<QString, QString> names = m_controllers.refresh.sourceNames();
    m_controllers.days.setSourceNames(names);
    m_window.summary().setSourceNames(names);
}

} // namespace broadsheet
