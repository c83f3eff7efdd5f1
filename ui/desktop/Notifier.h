// Notifications through the desktop's own service, over D-Bus.
// https://specifications.freedesktop.org/notification-spec/1.2/
//
// Without a service nothing is shown, and that is no error. GUI thread only.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <memory>

namespace broadsheet {

class NotificationService;

class Notifier final : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Notifier() override;

    // Plain texts. `details` is escaped where the service takes markup. Returns at once.
    void show(const QString &headline, const QString &details);

Q_SIGNALS:
    void activated(); // the user clicked the last notification

private:
    void send(const QString &headline, const QString &details, const QStringList &capabilities);

    std::unique_ptr<NotificationService> m_service;
    quint32 m_shown = 0; // the number of the last notification; 0: none
};

} // namespace broadsheet
