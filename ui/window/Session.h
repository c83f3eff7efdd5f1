// The running window: makes the models and controllers over a library and wires them to the
// widgets. Everything it is given must outlive it.
#pragma once

#include "base/Result.h"
#include "window/Actions.h"
#include "window/Messages.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace broadsheet {

class AnnotationController;
class DaysController;
class DetailController;
class HttpClient;
class ImportController;
class Library;
class ListController;
class MainWindow;
class MarkController;
class PageController;
class PaperListModel;
class PictureController;
class RefreshController;
class SavedSearches;
class SearchController;
class Settings;
class SidebarModel;
class Thumbnails;
struct FetchRequest;
struct FetchProgress;
struct FetchReport;
struct ImportReport;
struct Marking;
struct Notice;
struct SettingsValues;

class Session final : public QObject
{
    Q_OBJECT

public:
    // `sampleDigest`: a file to show while the library is empty.
    Session(Library &library, HttpClient &http, Thumbnails &thumbnails, Settings &settings,
            MainWindow &window, QString sampleDigest);
    ~Session() override;

    // Imports `paths` and shows the newest of their days; without any, everything is as it was
    // left.
    void start(const QStringList &paths);
    void show(const ViewSelection &selection);
    void fetch(QDate from, QDate to);
    [[nodiscard]] bool isFetching() const;
    void
    open(const QStringList &paths); // from another start of the program: also raises the window

private:
    void importOpened(const QStringList &paths);
    void restoreLooks();
    void saveLooks();
    void saveHeader();
    void connectActions();
    void connectLists();
    void connectNotices();
    void on(Command command, const std::function<void()> &act);

    void showTitle();
    void showHeading();
    void showHidden();
    void showListOrMessage();
    void showNumbers();
    void showProblem(const Error &error, const QString &action = {},
                     std::function<void()> act = {});
    void notify(const Notice &notice);
    void showImport(const ImportReport &report, const QStringList &paths);

    void connectFetching();
    void refresh();
    void showFetching(const FetchProgress &progress, bool isRange);
    void showFetched(const FetchReport &report, const FetchRequest &order);
    void showOffline(bool offline);
    void applyPictureLoading();
    void askForDays();
    void editSettings();
    void applySettings(const SettingsValues &values);
    void follow(WayOn way);

    void connectSearching();
    void connectAnnotations();
    void connectSidebar();
    void choose(const ViewSelection &selection, const PaperId &paper = {});
    void showSaved();
    void saveOrForgetSearch();
    void renameSearch(int row);
    void removeFromSidebar(int row);
    void showSidebarMenu(const QPoint &place);
    void muteWord();
    void showMarked(const Marking &marking);
    [[nodiscard]] QString titleOf(const Marking &marking) const;
    [[nodiscard]] ViewSelection shownView() const;

    void askForFiles();
    void askForFolder();
    void editKeys();
    void setCompact(bool compact);
    void leaveSearch();
    void focusList();
    void showNewestDay();
    void showSample();

    Library &m_library;
    Settings &m_settings;
    MainWindow &m_window;
    PaperListModel *m_papers;
    SidebarModel *m_sidebar;
    ListController *m_list;
    MarkController *m_marks;
    PageController *m_pages;
    PictureController *m_pictures;
    DetailController *m_detail;
    DaysController *m_days;
    ImportController *m_import;
    RefreshController *m_refresh;
    SearchController *m_search;
    SavedSearches *m_searches;
    AnnotationController *m_annotations;
    Thumbnails &m_thumbnails;
    QString m_sampleDigest;
    QStringList m_lastOpened;
    QTimer m_noticeEnd;
    bool m_undoOffered = false;  // by the notice on screen
    bool m_showImported = false; // the reader waits for what was opened
    bool m_undecided = false;    // what to show waits for what the library has
    bool m_toldFetched = false;  // the reader asked for the refresh that runs
    QString m_fetchNotice;       // what was said of the last fetch, while it offers something
    QDate m_sampleDay;           // while it is on show
    WayOn m_primary{};           // what the message's buttons do
    WayOn m_secondary{};
};

} // namespace broadsheet
