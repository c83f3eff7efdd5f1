#include "desktop/Notifier.h"

#include "desktop/Tr.h"

#include <QDBusAbstractInterface>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto defaultAction = "default"_L1; // a click on the notification itself

// `use` gets the reply unless the service fails or is not there.
template<class Reply, class Use>
void whenReplied(const QDBusPendingCall &call, QObject *context, Use use)
{
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, use = std::move(use)] {
                         watcher->deleteLater();
                         const QDBusPendingReply<Reply> reply = *watcher;
                         if (!reply.isError())
                             use(reply.value());
                     });
}

} // namespace

// Its signals have the names of those of the service, by which Qt connects them.
class NotificationService final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit NotificationService(const QDBusConnection &bus)
        : QDBusAbstractInterface(u"org.freedesktop.Notifications"_s,
                                 u"/org/freedesktop/Notifications"_s,
                                 "org.freedesktop.Notifications", bus, nullptr)
    {}

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void ActivationToken(quint32 id, const QString &token);
};

Notifier::Notifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_service(std::make_unique<NotificationService>(bus))
{
    // Comes before the action, and lets a window come to the front on Wayland.
    connect(m_service.get(), &NotificationService::ActivationToken, this,
            [this](quint32 id, const QString &token) {
                if (id == m_shown)
                    qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
            });
    connect(m_service.get(), &NotificationService::ActionInvoked, this,
            [this](quint32 id, const QString &action) {
                if (id == m_shown && action == defaultAction)
                    Q_EMIT activated();
            });
}

Notifier::~Notifier() = default;

void Notifier::show(const QString &headline, const QString &details)
{
    whenReplied<QStringList>(m_service->asyncCall(u"GetCapabilities"_s), this,
                             [this, headline, details](const QStringList &capabilities) {
                                 send(headline, details, capabilities);
                             });
}

void Notifier::send(const QString &headline, const QString &details,
                    const QStringList &capabilities)
{
    const QStringList actions = capabilities.contains("actions"_L1)
                                    ? QStringList{defaultAction, DesktopTr::tr("Show")}
                                    : QStringList();
    const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                            {u"category"_s, u"x-broadsheet.papers"_s}};
    constexpr quint32 replacesNone = 0;
    constexpr int usualTime = -1;
    whenReplied<quint32>(
        m_service->asyncCall(
            u"Notify"_s, u"Broadsheet"_s, replacesNone, QGuiApplication::desktopFileName(),
            headline, capabilities.contains("body-markup"_L1) ? details.toHtmlEscaped() : details,
            actions, hints, usualTime),
        this, [this](quint32 id) { m_shown = id; });
}

} // namespace broadsheet

#include "Notifier.moc"
