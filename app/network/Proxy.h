// Translates HttpSettings::proxy into Qt's proxies.
#pragma once

#include "base/Result.h"
#include "network/HostResolver.h"

#include <QDateTime>
#include <QHash>
#include <QNetworkProxyFactory>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace broadsheet {

class HttpClock;
struct HttpSettings;

// What the system says on proxies. Its settings may be a file on a server that does not answer, so
// they are looked up on the pool before a request is sent. When that takes too long, requests go
// without a proxy until the answer has come. It is used for a minute. GUI thread.
class SystemProxies final : public QObject
{
    Q_OBJECT

public:
    // The clock must outlive it.
    SystemProxies(const HttpSettings &settings, const HttpClock &clock);

    // Calls `ready` once, at once when nothing has to be looked up; never after the end of this
    // object.
    void lookUp(const QUrl &url, const std::function<void()> &ready);
    // As looked up last; otherwise no proxy.
    [[nodiscard]] QList<QNetworkProxy> of(const QNetworkProxyQuery &query) const;

private:
    struct Known
    {
        QList<QNetworkProxy> proxies;
        QDateTime at;
    };
    struct Waiting
    {
        QUrl url;
        std::function<void()> ready;
    };

    [[nodiscard]] bool isKnown(const QUrl &url) const;
    void askNext();
    void giveUp();

    const HttpClock &m_clock;
    bool m_isAsked; // the user's settings name no proxy
    HostResolver::ProxyQuery m_ask;
    QHash<QString, Known> m_known; // by scheme, host and port
    QList<Waiting> m_waiting;
    std::unique_ptr<QObject> m_patience = {}; // of the lookup under way; null: there is none
    bool m_isLate = false;                    // it takes too long
};

// Fails with ErrorKind::Usage when `setting` is malformed. Loopback addresses never go through a
// proxy. `system` must outlive the factory; null: there is none.
[[nodiscard]] Result<std::unique_ptr<QNetworkProxyFactory>>
proxyFactory(const QString &setting, const SystemProxies *system = nullptr);

// What `url` is asked through; of type NoProxy: nothing. `proxies` may be null.
[[nodiscard]] QNetworkProxy proxyFor(QNetworkProxyFactory *proxies, const QUrl &url);
// The Proxy-Authorization of a request; null: it needs none. Through a tunnel Qt gives the proxy
// its password. For plain http it would only with AuthenticationReuseAttribute at Automatic, and
// then gives the same password to every server behind the proxy that asks for one.
[[nodiscard]] QByteArray proxyAuthorization(QNetworkProxyFactory *proxies, const QUrl &url);

} // namespace broadsheet
