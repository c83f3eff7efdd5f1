// Decides whether a request may go to an address, looking up its host where that is needed. GUI
// thread.
#pragma once

#include "network/HostResolver.h"
#include "network/HttpClient.h"

#include <QHash>

class QNetworkProxyFactory;

namespace broadsheet {

class ReachGuard final : public QObject
{
    Q_OBJECT

public:
    using Verdict = std::function<void(std::optional<Error>)>; // nothing: it may go

    // Both must outlive the guard.
    ReachGuard(const HostResolver &resolver, const HttpClock &clock);

    // `target` is the address of `request`, or one that it was redirected to. Calls `verdict` once,
    // at once when nothing has to be looked up. `proxies`: when a proxy is used for the target it
    // looks up the name, so names that do not look local are let go.
    void check(const HttpRequest &request, const QUrl &target, QNetworkProxyFactory *proxies,
               const Verdict &verdict);

private:
    using Use = std::function<void(const QStringList &)>;

    struct Known
    {
        QStringList addresses;
        QDateTime at;
    };

    void lookUp(const QString &host, const Use &use);
    void isPublic(const QUrl &url, QNetworkProxyFactory *proxies,
                  const std::function<void(std::optional<bool>)> &use); // nothing: not found

    const HostResolver &m_resolver;
    const HttpClock &m_clock;
    QHash<QString, Known> m_known;
    QHash<QString, QList<Use>> m_waiting; // for a lookup that is under way
};

} // namespace broadsheet
