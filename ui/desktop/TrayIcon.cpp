#include "desktop/TrayIcon.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace broadsheet {

TrayIcon::TrayIcon(const QIcon &icon, QObject *parent)
    : QObject(parent), m_menu(std::make_unique<QMenu>()), m_unread(nullptr),
      m_icon(new QSystemTrayIcon(icon, this))
{
    m_unread = m_menu->addAction(QString());
    m_unread->setEnabled(false);
    m_unread->setVisible(false);
    m_menu->addAction(tr("Show Broadsheet"), this, &TrayIcon::showRequested);
    m_menu->addAction(tr("Refresh"), this, &TrayIcon::refreshRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitRequested);
    m_icon->setContextMenu(m_menu.get());
    m_icon->setToolTip(tr("Broadsheet"));
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT showRequested();
            });
    m_icon->show();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setUnread(const QIcon &icon, int unread)
{
    m_icon->setIcon(icon);
    m_unread->setText(tr("%Ln unread paper(s)", nullptr, unread));
    m_unread->setVisible(unread > 0);
}

} // namespace broadsheet
