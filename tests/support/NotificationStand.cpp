#include "support/NotificationStand.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

PrivateBus::PrivateBus()
{
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

NotificationStand::NotificationStand(QDBusConnection bus) : m_bus(std::move(bus))
{
    m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                         QDBusConnection::ExportScriptableContents);
    m_bus.registerService(u"org.freedesktop.Notifications"_s);
}

NotificationStand::~NotificationStand()
{
    m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
    m_bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
}

uint NotificationStand::Notify(const QString & /*program*/, uint /*replaced*/,
                               const QString & /*icon*/, const QString &headline,
                               const QString &details, const QStringList &actions,
                               const QVariantMap &hints, int /*time*/)
{
    shown.append({headline, details, actions, hints});
    return uint(shown.size());
}

} // namespace broadsheet::test
