#include "window/Session.h"

#include "base/Deliver.h"
#include "base/Logging.h"
#include "calendar/DayCalendar.h"
#include "controllers/AnnotationController.h"
#include "controllers/DaysController.h"
#include "controllers/DetailController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/PageController.h"
#include "controllers/PictureController.h"
#include "controllers/RefreshController.h"
#include "controllers/SavedSearches.h"
#include "controllers/SearchController.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "dialogs/KeysDialog.h"
#include "dialogs/SearchHelpDialog.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "settings/Settings.h"
#include "window/MainWindow.h"
#include "window/Messages.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QListView>
#include <QSplitter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

QString sampleText()
{
    return Session::tr("This is a sample day, to look around. It goes when the first papers come.");
}

} // namespace

Session::Session(Library &library, HttpClient &http, Thumbnails &thumbnails, Settings &settings,
                 MainWindow &window, QString sampleDigest)
    : m_library(library), m_settings(settings), m_window(window),
      m_papers(new PaperListModel(this)), m_sidebar(new SidebarModel(this)),
      m_thumbnails(thumbnails), m_sampleDigest(std::move(sampleDigest))
{
    m_window.list().setModel(m_papers);
    m_window.sidebar().setModel(m_sidebar);
    m_list = new ListController(library, *m_papers, window.list(), &QDate::currentDate, this);
    m_marks = new MarkController(library, *m_list, this);
    m_marks->setMarkReadAfter(std::chrono::seconds(settings.markReadAfterSeconds()));
    m_pages = new PageController(library, *m_list, *m_marks, this);
    m_pictures = new PictureController(thumbnails, *m_papers, window.list(), this);
    m_detail = new DetailController({.library = library,
                                     .list = *m_list,
                                     .marks = *m_marks,
                                     .pages = *m_pages,
                                     .thumbnails = thumbnails,
                                     .settings = settings,
                                     .view = window.summary()},
                                    this);
    m_days = new DaysController(library, *m_list, *m_sidebar, window.calendar(), this);
    m_import = new ImportController(library, this);
    m_refresh = new RefreshController(library, http, settings, this);
    m_search = new SearchController({.library = library,
                                     .list = *m_list,
                                     .field = window.searchField(),
                                     .view = window.summary()},
                                    this);
    m_searches = new SavedSearches(library, *m_sidebar, this);
    m_annotations = new AnnotationController(library, *m_list, window.summary(), this);
    m_noticeEnd.setSingleShot(true);
    m_noticeEnd.setInterval(8s);
    restoreLooks();
    connectActions();
    connectLists();
    connectNotices();
    connectFetching();
    connectSearching();
    connectAnnotations();
    connectSidebar();
}

Session::~Session() = default;

void Session::start(const QStringList &paths)
{
    const QString view = m_settings.view();
    if (!paths.isEmpty())
        importOpened(paths);
    else if (view.isEmpty())
        m_undecided = true;
    else
        choose(ViewSelection::fromKey(view), {m_settings.paper()});
    m_refresh->start();
    deliver(m_library.info(), this, [this](const Result<LibraryInfo> &info) {
        if (info && info->readOnly)
            notify(
                {.kind = Notice::Kind::Problem,
                 .text =
                     tr("%1 may only be read: stars and marks cannot be kept.").arg(info->path)});
    });
}

void Session::open(const QStringList &paths)
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    if (!paths.isEmpty())
        importOpened(paths);
}

void Session::importOpened(const QStringList &paths)
{
    m_lastOpened = paths;
    m_showImported = true;
    m_import->import(paths);
}

void Session::restoreLooks()
{
    m_window.restoreGeometry(m_settings.geometry());
    m_window.columns().restoreState(m_settings.splitter("columns"_L1));
    const bool compact = m_settings.density() == ListDensity::Compact;
    m_window.actions()[Command::Density]->setChecked(compact);
    m_window.list().setCompact(compact);
    m_window.list().restoreHeader(m_settings.listHeader(m_settings.density()));
    const QHeaderView &header = *m_window.list().header();
    if (const int column = header.sortIndicatorSection();
        column >= 0 && column < PaperListModel::ColumnCount)
        m_list->setSorting({.column = column, .order = header.sortIndicatorOrder()});
}

void Session::saveLooks()
{
    m_settings.setGeometry(m_window.saveGeometry());
    m_settings.setSplitter("columns"_L1, m_window.columns().saveState());
    saveHeader();
    const ViewSelection shown = shownView();
    m_settings.setView(
        (shown.kind == ViewSelection::Kind::Search ? shown : m_list->selection()).key());
    m_settings.setPaper(m_list->current().text);
}

void Session::on(Command command, const std::function<void()> &act)
{
    connect(m_window.actions()[command], &QAction::triggered, this, act);
}

void Session::connectActions()
{
    using Page = PageController::Page;
    on(Command::NextPaper, [this] { m_list->step(1); });
    on(Command::PreviousPaper, [this] { m_list->step(-1); });
    on(Command::NextUnread, [this] { m_list->nextUnread(); });
    on(Command::PageSummary, [this] { m_detail->pageOrGoOn(); });
    on(Command::Star, [this] { m_marks->toggleStar(); });
    on(Command::Read, [this] { m_marks->toggleRead(); });
    on(Command::Undo, [this] { m_marks->undo(); });
    on(Command::MarkViewRead, [this] { m_marks->markViewRead(); });
    on(Command::OpenPage, [this] { m_pages->open(Page::Abstract); });
    on(Command::OpenPdf, [this] { m_pages->open(Page::Pdf); });
    on(Command::OpenHuggingFace, [this] { m_pages->open(Page::HuggingFace); });
    on(Command::CopyLink, [this] { m_pages->copyLink(); });
    on(Command::CopyBibtex, [this] { m_pages->copyBibtex(); });
    on(Command::Search, [this] {
        m_window.searchField().setFocus(Qt::ShortcutFocusReason);
        m_window.searchField().selectAll();
    });
    on(Command::SaveSearch, [this] { saveOrForgetSearch(); });
    on(Command::SearchHelp, [this] { (new SearchHelpDialog(&m_window))->open(); });
    on(Command::Tag, [this] { m_annotations->editTags(); });
    on(Command::Note, [this] { m_window.summary().editNote(); });
    on(Command::MuteWord, [this] { muteWord(); });
    on(Command::LeaveSearch, [this] { leaveSearch(); });
    on(Command::DayBefore, [this] { m_days->goBefore(); });
    on(Command::DayAfter, [this] { m_days->goAfter(); });
    on(Command::Today, [this] { m_list->show({}); });
    on(Command::Authors, [this] { m_window.summary().focusAuthors(); });
    on(Command::OpenFiles, [this] { askForFiles(); });
    on(Command::OpenFolder, [this] { askForFolder(); });
    on(Command::Refresh, [this] { refresh(); });
    on(Command::FetchDays, [this] { askForDays(); });
    on(Command::Settings, [this] { editSettings(); });
    on(Command::Larger, [this] { m_detail->zoomBy(1); });
    on(Command::Smaller, [this] { m_detail->zoomBy(-1); });
    on(Command::NormalSize, [this] { m_detail->zoomBy(0); });
    on(Command::Keys, [this] { editKeys(); });
    connect(m_window.actions()[Command::Density], &QAction::toggled, this, &Session::setCompact);
    connect(m_window.actions()[Command::Quit], &QAction::triggered, &m_window, &QWidget::close);
}

void Session::connectLists()
{
    connect(m_list, &ListController::selectionChanged, this, [this] {
        m_showImported = false; // the reader went elsewhere meanwhile
        showHeading();
    });
    connect(m_list, &ListController::loaded, this, &Session::showListOrMessage);
    connect(m_papers, &PaperListModel::countsChanged, this, &Session::showNumbers);
    connect(m_days, &DaysController::changed, this, [this] {
        if (std::exchange(m_undecided, false))
            m_days->newestDay().isValid() ? showNewestDay() : showSample();
        if (m_days->hasSample() && !m_sampleDay.isValid()) {
            m_sampleDay = m_days->newestDay();
            notify({.text = sampleText(),
                    .action = tr("Fetch today"),
                    .secondAction = tr("Open digest files…"),
                    .stays = true,
                    .act = [this] { refresh(); },
                    .secondAct = [this] { askForFiles(); }});
        }
        if (!m_days->hasSample())
            m_window.notice().withdraw(sampleText());
        const bool sampleGone = m_sampleDay.isValid() && !m_days->hasSample();
        if (sampleGone && std::exchange(m_sampleDay, {}) == m_list->shownDay()) {
            showNewestDay();
        }
        showListOrMessage();
        showHeading();
    });
    connect(&m_window.searchField(), &QLineEdit::returnPressed, this, [this] { focusList(); });
    connect(&m_window.list(), &PaperListView::starClicked, m_marks, [this](int row) {
        if (const PaperRow *paper = m_papers->row(row))
            m_marks->setStarred({paper->id}, !paper->state.starred);
    });
    connect(&m_window.list(), &PaperListView::unreadClicked, m_marks, [this](int row) {
        if (const PaperRow *paper = m_papers->row(row))
            m_marks->setRead({paper->id}, !paper->state.read);
    });
    connect(
        &m_window.list(), &PaperListView::painted, this, [] { qCDebug(logWindow, "list painted"); },
        Qt::SingleShotConnection);
    connect(&m_window, &MainWindow::filesDropped, this, &Session::open);
    connect(&m_window, &MainWindow::closing, this, [this] {
        m_window.summary().keepNote();
        saveLooks();
    });
}

void Session::askForFiles()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open digest files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Digests (*.md *.markdown *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &Session::open);
    dialog->open();
}

void Session::askForFolder()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open a folder of digests"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &Session::open);
    dialog->open();
}

void Session::editKeys()
{
    QList<KeyBinding> bindings;
    for (const QAction *action : m_window.actions().all())
        bindings.append({.name = action->objectName(),
                         .text = action->text(),
                         .keys = action->shortcuts(),
                         .defaults = defaultKeys(action)});
    auto *dialog = new KeysDialog(bindings, &m_window);
    connect(dialog, &KeysDialog::changed, this, [this](const QMap<QString, QString> &keys) {
        m_settings.setKeys(keys);
        m_window.actions().setChanged(keys);
    });
    dialog->open();
}

void Session::saveHeader()
{
    const auto [column, order] = m_list->listSorting();
    m_settings.setListHeader(m_settings.density(), m_window.list().headerState(column, order));
}

void Session::setCompact(bool compact)
{
    saveHeader();
    m_settings.setDensity(compact ? ListDensity::Compact : ListDensity::Comfortable);
    m_window.list().setCompact(compact);
    m_window.list().restoreHeader(m_settings.listHeader(m_settings.density()));
    m_list->showSorting(); // one for both densities
}

void Session::leaveSearch()
{
    m_window.summary().closeAuthor();
    m_window.searchField().clear();
    focusList();
}

// A hidden list would take the focus when it comes back, in the middle of the reader's typing.
void Session::focusList()
{
    m_window.list().isVisible() ? m_window.list().setFocus() : m_window.message().setFocus();
}

void Session::showSample()
{
    connect(
        m_import, &ImportController::sampleStored, this,
        [this] {
            m_undecided = true; // the days that come next have the sample's
        },
        Qt::SingleShotConnection);
    m_import->showSample(m_sampleDigest);
}

void Session::showNewestDay()
{
    if (!m_days->newestDay().isValid())
        return;
    m_list->show({.kind = ViewSelection::Kind::Day, .day = m_days->newestDay(), .author = {}});
}

} // namespace broadsheet
