// The running window: makes the controllers and presenters over a library and wires them to the
// window's widgets and to each other. Everything it is given must outlive it. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "desktop/DesktopPresenter.h"
#include "notices/NoticePresenter.h"
#include "pictures/PictureShow.h"
#include "triage/OlderPapers.h"
#include "triage/TriageController.h"
#include "window/Controllers.h"
#include "window/FetchPresenter.h"
#include "window/FirstDayPresenter.h"
#include "window/GrowthPresenter.h"
#include "window/ImportPresenter.h"
#include "window/ListPresenter.h"
#include "window/SettingsController.h"
#include "window/SidebarController.h"
#include "window/WindowLayout.h"

#include <QDate>
#include <QObject>

namespace broadsheet {

class PaperMenu;

class Session final : public QObject
{
    Q_OBJECT

public:
    // `sampleDigest`: a file that is shown while the library is empty. `clock` says which day is
    // today.
    Session(Library &library, HttpClient &http, Thumbnails &thumbnails, Settings &settings,
            Secrets &secrets, MainWindow &window, const QString &sampleDigest,
            const Clock &clock = &systemTime);
    ~Session() override;

    // Imports `paths` and shows the newest of their days; without any, the window is as it was
    // left.
    void start(const QStringList &paths);
    // What another start of the program was given; also brings the window to the front.
    void open(const QStringList &paths);
    void show(const ViewSelection &selection);
    void fetch(QDate from, QDate to);
    [[nodiscard]] bool isFetching() const;

Q_SIGNALS:
    void lookChosen(const broadsheet::LookValues &look); // in the settings
    // The window and what it works with have to be made anew, for settings that they are made with.
    void reopeningNeeded();

private:
    void bringToFront();
    void connectDesktop();
    void showAbout();
    void connectWindow();
    void connectPlaces(const PaperMenu &menu);
    void connectUpdates();
    void connectPictures();
    void showSelected();
    void save();
    void nameSources();

    Library &m_library;
    Settings &m_settings;
    MainWindow &m_window;
    Clock m_clock;
    Controllers m_controllers;
    NoticePresenter m_notices;
    ImportPresenter m_imports;
    FirstDayPresenter m_firstDay;
    ListPresenter m_list;
    FetchPresenter m_fetches;
    GrowthPresenter m_growth;
    SidebarController m_sidebar;
    SettingsController m_dialogs;
    DesktopPresenter m_desktop;
    TriageController m_triage;
    OlderPapers m_older;
    WindowLayout m_layout;
    PictureShow m_pictures;
};

} // namespace broadsheet
