// The program's icon in the tray of the desktop, with a small menu. GUI thread only.
#pragma once

#include <QIcon>
#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace broadsheet {

class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    TrayIcon(const QIcon &icon, QObject *parent);
    ~TrayIcon() override;

    // Some desktops have no tray.
    [[nodiscard]] static bool isAvailable();

    void setUnread(const QIcon &icon, int unread);

Q_SIGNALS:
    void showRequested();
    void refreshRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu; // a menu needs a widget for its parent, or none
    QAction *m_unread;
    QSystemTrayIcon *m_icon;
};

} // namespace broadsheet
