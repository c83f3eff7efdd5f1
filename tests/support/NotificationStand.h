// A session bus of its own with a stand-in for the desktop's notifications, so that tests need no
// desktop and tell the real one nothing.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QVariantMap>

namespace broadsheet::test {

// dbus-daemon; ends with this object. Without one the tests are skipped.
class PrivateBus final
{
public:
    PrivateBus();
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] const QString &address() const { return m_address; } // empty: there is no bus

private:
    QProcess m_daemon;
    QString m_address;
};

struct Notified
{
    QString headline;
    QString details;
    QStringList actions;
    QVariantMap hints;
};

class NotificationStand final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit NotificationStand(QDBusConnection bus);
    ~NotificationStand() override;

    QList<Notified> shown;
    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body"),
                             QStringLiteral("body-markup")};

    void click(quint32 id, const QString &action = QStringLiteral("default"))
    {
        Q_EMIT ActionInvoked(id, action);
    }

    Q_SCRIPTABLE QStringList GetCapabilities() { return capabilities; }
    // The parameters are those of the specification.
    Q_SCRIPTABLE uint Notify(const QString &program, uint replaced, const QString &icon,
                             const QString &headline, const QString &details,
                             const QStringList &actions, const QVariantMap &hints, int time);

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);

private:
    QDBusConnection m_bus;
};

} // namespace broadsheet::test
