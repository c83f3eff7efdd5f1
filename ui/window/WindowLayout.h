// Keeps the size of the window, the widths of its columns, the density and header of the list, and
// what is shown, in the settings: a second after they changed, and when the window is closed. GUI
// thread only.
#pragma once

#include <QObject>
#include <QTimer>

namespace broadsheet {

class ListController;
class MainWindow;
class Settings;
class SidebarController;

class WindowLayout final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        ListController &list;
        SidebarController &sidebar;
        Settings &settings;
    };

    // Restores what the settings have, but not what is shown.
    explicit WindowLayout(const Parts &parts, QObject *parent = nullptr);

    void save();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restore();
    void saveWhenChanged();
    void saveView();
    void setCompact(bool compact);
    void saveHeader();

    MainWindow &m_window;
    ListController &m_list;
    SidebarController &m_sidebar;
    Settings &m_settings;
    QTimer m_save;
};

} // namespace broadsheet
