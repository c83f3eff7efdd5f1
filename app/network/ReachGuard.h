// Decides whether a request may go to an address, looking up its host where that is needed. GUI
// thread.
#pragma once

#include "network/HostResolver.h"
#include "network/HttpClient.h"

#include <QHash>

class QNetworkAccessManager;

namespace broadsheet {

class SystemProxies;

class ReachGuard final : public QObject
{
    Q_OBJECT

public:
    using Verdict = std::function<void(std::optional<Error>)>; // nothing: it may go

    // All of them, and the managers of requests, must outlive the guard.
    ReachGuard(const HostResolver &resolver, const HttpClock &clock, SystemProxies &proxies);

    // `target` is the address of `request`, or one that it was redirected to. Calls `verdict` once,
    // at once when nothing has to be looked up; then the system's proxy for the target is known.
    // When a proxy is used for the target it looks up the name, so names that do not look local are
    // let go.
    void check(const HttpRequest &request, const QUrl &target, const QNetworkAccessManager &manager,
               const Verdict &verdict);

private:
    using Use = std::function<void(const QStringList &)>;

    struct Known
    {
        QStringList addresses;
        QDateTime at;
    };

    void judge(const HttpRequest &request, const QUrl &target, const QNetworkAccessManager &manager,
               const Verdict &verdict);
    void lookUp(const QString &host, const Use &use);
    void isPublic(const QUrl &url, const QNetworkAccessManager &manager,
                  const std::function<void(std::optional<bool>)> &use); // nothing: not found

    const HostResolver &m_resolver;
    const HttpClock &m_clock;
    SystemProxies &m_proxies;
    QHash<QString, Known> m_known;
    QHash<QString, QList<Use>> m_waiting; // for a lookup that is under way
};

} // namespace broadsheet
