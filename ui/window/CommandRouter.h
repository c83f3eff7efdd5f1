// What each action of the window does: connects every Command with the controller or presenter that
// carries it out, except those that the presenters connect themselves. GUI thread only.
#pragma once

#include "triage/TriageView.h"
#include "window/Actions.h"

#include <QObject>

#include <functional>
#include <utility>

namespace broadsheet {

class FetchPresenter;
class ImportPresenter;
class MainWindow;
class SettingsController;
class SidebarController;
class TriageController;
struct Controllers;

// What can be done in triage, for its bar of keys.
[[nodiscard]] QList<TriageView::Key> triageKeys(const Actions &actions);

class CommandRouter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        Controllers &controllers;
        FetchPresenter &fetches;
        ImportPresenter &imports;
        SidebarController &sidebar;
        SettingsController &settings;
        TriageController &triage;
    };

    explicit CommandRouter(const Parts &parts, QObject *parent = nullptr);

    // Asked before each command: what has the place of the list may take it. True: it is done.
    void askFirst(std::function<bool(Command)> takes) { m_takes = std::move(takes); }

private:
    void on(Command command, const std::function<void()> &act);
    void connectPapers();
    void connectPane();
    void connectColumns();
    void connectSearch();
    void connectProgram();
    void nameKeys(); // in the pane, where a key is shown beside what it does
    void refresh();
    void muteWord();
    void leaveSearch();

    Parts m_parts;
    std::function<bool(Command)> m_takes;
};

} // namespace broadsheet
