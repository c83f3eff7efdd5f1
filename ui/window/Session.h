// The running window: makes the models and controllers over a library and wires them to the
// widgets. Everything it is given must outlive it.
#pragma once

#include "base/Result.h"
#include "window/Actions.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace broadsheet {

class DaysController;
class DetailController;
class ImportController;
class Library;
class ListController;
class MainWindow;
class MarkController;
class PageController;
class PaperListModel;
class PictureController;
class Settings;
class SidebarModel;
class Thumbnails;
struct ImportReport;
struct Notice;

class Session final : public QObject
{
    Q_OBJECT

public:
    // `sampleDigest`: a file to show while the library is empty.
    Session(Library &library, Thumbnails &thumbnails, Settings &settings, MainWindow &window,
            QString sampleDigest);
    ~Session() override;

    // Imports `paths` and shows the newest of their days; without any, everything is as it was
    // left.
    void start(const QStringList &paths);
    void
    open(const QStringList &paths); // from another start of the program: also raises the window

private:
    void importOpened(const QStringList &paths);
    void restoreLooks();
    void saveLooks();
    void connectActions();
    void connectLists();
    void connectNotices();
    void on(Command command, const std::function<void()> &act);

    void showHeading();
    void showListOrMessage();
    void showNumbers();
    void showProblem(const Error &error, const QString &action = {},
                     std::function<void()> act = {});
    void notify(const Notice &notice, std::function<void()> act = {});
    void showImport(const ImportReport &report, const QStringList &paths);

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
    QString m_sampleDigest;
    QStringList m_lastOpened;
    std::function<void()> m_noticeAction;
    QTimer m_noticeEnd;
    bool m_undoOffered = false;  // by the notice on screen
    bool m_showImported = false; // the reader waits for what was opened
    bool m_undecided = false;    // what to show waits for what the library has
};

} // namespace broadsheet
