// The features beside reading: each needs the window, the library and the controllers, and nothing
// else has to know of it. One function each makes it and connects it. GUI thread only.
#pragma once

#include "base/Clock.h"

#include <QObject>

namespace broadsheet {

class CommandRouter;
class HistoryController;
class LabController;
class HttpClient;
class Library;
class MainWindow;
class NoticePresenter;
class Settings;
class SettingsController;
class Thumbnails;
struct Controllers;
struct Secrets;

class Companions final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        Controllers &controllers;
        NoticePresenter &notices;
        SettingsController &dialogs;
        CommandRouter &commands;
        Library &library;
        HttpClient &http;
        Thumbnails &thumbnails;
        Settings &settings;
        Secrets &secrets;
        Clock clock; // says which day is today
    };

    // The parts must outlive this object.
    explicit Companions(const Parts &parts, QObject *parent = nullptr);

private:
    void addBibliographies();
    void addFit();
    void addHistory();
    void addLab();
    void addLines();
    void addSharing();
    void addZotero();
    void addSummaries();
    void addSyncing();
    void addVault();

    Parts m_parts;
    HistoryController *m_history = nullptr;
    LabController *m_lab = nullptr;
};

} // namespace broadsheet
