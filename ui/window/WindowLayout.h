// Keeps the size of the window, the widths of its columns, and the density and header of the list
// in the settings. GUI thread only.
#pragma once

#include <QObject>

namespace broadsheet {

class ListController;
class MainWindow;
class Settings;

class WindowLayout final : public QObject
{
    Q_OBJECT

public:
    // Restores what the settings have.
    WindowLayout(MainWindow &window, ListController &list, Settings &settings,
                 QObject *parent = nullptr);

    void save();

private:
    void restore();
    void setCompact(bool compact);
    void saveHeader();

    MainWindow &m_window;
    ListController &m_list;
    Settings &m_settings;
};

} // namespace broadsheet
