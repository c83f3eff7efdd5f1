#include "network/Proxy.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "network/HttpClock.h"
#include "network/HttpErrors.h"
#include "network/HttpMessages.h"
#include "network/Tr.h"
#include "papers/SafeText.h"

#include <QRegularExpression>
#include <QUrl>
#include <QtConcurrentRun>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto maxSystemWait = 15s;
constexpr qint64 knownSeconds = 60;

QString nameOf(const QUrl &url)
{
    return url
        .adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery |
                  QUrl::RemoveFragment)
        .toString();
}

class ProxyFactory final : public QNetworkProxyFactory
{
public:
    // Both nothing: no proxy.
    ProxyFactory(std::optional<QNetworkProxy> proxy, const SystemProxies *system)
        : m_proxy(std::move(proxy)), m_system(system)
    {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        if (m_proxy)
            return {*m_proxy};
        return m_system ? m_system->of(query) : QList<QNetworkProxy>{QNetworkProxy::NoProxy};
    }

private:
    std::optional<QNetworkProxy> m_proxy;
    const SystemProxies *m_system;
};

std::optional<QNetworkProxy> proxyAt(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1;
    const bool hasMore = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || hasMore ||
        (!isHttp && url.scheme() != "socks5"_L1))
        return std::nullopt;
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         quint16(url.port()), url.userName(), url.password());
}

// A setting that cannot be read may have a password anywhere around its "@".
QString shownProxy(const QString &setting)
{
    static const QRegularExpression at(u"@|＠|﹫|%40"_s, QRegularExpression::CaseInsensitiveOption);
    return setting.contains(at) ? u"…@…"_s : shownLine(setting.left(100));
}

} // namespace

SystemProxies::SystemProxies(const HttpSettings &settings, const HttpClock &clock)
    : m_clock(clock), m_isAsked(settings.proxy.trimmed().isEmpty()),
      m_ask(settings.resolver ? settings.resolver->proxies() : HostResolver().proxies())
{}

void SystemProxies::lookUp(const QUrl &url, const std::function<void()> &ready)
{
    if (!m_isAsked || m_isLate || isKnown(url))
        return ready();
    m_waiting.append({url, ready});
    if (!m_patience)
        askNext();
}

bool SystemProxies::isKnown(const QUrl &url) const
{
    const QDateTime at = m_known.value(nameOf(url)).at;
    return isLoopback(url.host()) ||
           (at.isValid() && std::abs(at.secsTo(m_clock.now())) < knownSeconds);
}

// One at a time, so that no more than one thread of the pool waits for what never comes.
void SystemProxies::askNext()
{
    while (!m_waiting.isEmpty() && isKnown(m_waiting.constFirst().url))
        m_waiting.takeFirst().ready();
    if (m_waiting.isEmpty() || m_patience)
        return;
    const QUrl url = m_waiting.constFirst().url;
    m_patience = std::make_unique<QObject>();
    m_clock.after(maxSystemWait, m_patience.get(), [this] { giveUp(); });
    deliver(QtConcurrent::run(readingPool(), m_ask, QNetworkProxyQuery(url)), this,
            [this, url](const QList<QNetworkProxy> &proxies) {
                m_known[nameOf(url)] = {proxies, m_clock.now()};
                m_patience.reset();
                m_isLate = false;
                askNext();
            });
}

void SystemProxies::giveUp()
{
    m_isLate = true;
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        one.ready();
}

QList<QNetworkProxy> SystemProxies::of(const QNetworkProxyQuery &query) const
{
    const QList<QNetworkProxy> known = m_known.value(nameOf(query.url())).proxies;
    return known.isEmpty() ? QList<QNetworkProxy>{QNetworkProxy::NoProxy} : known;
}

Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting,
                                                           const SystemProxies *system)
{
    const QString trimmed = setting.trimmed();
    if (trimmed.isEmpty() || trimmed == "none"_L1)
        return std::make_unique<ProxyFactory>(std::nullopt, trimmed.isEmpty() ? system : nullptr);
    if (std::optional<QNetworkProxy> proxy = proxyAt(trimmed))
        return std::make_unique<ProxyFactory>(std::move(proxy), nullptr);
    return failure(
        ErrorKind::Usage,
        NetworkTr::tr("Nothing was fetched because the proxy in the settings, “%1”, is not valid. "
                      "Use http://host:port, socks5://host:port, “none”, or leave it empty.")
            .arg(shownProxy(trimmed)));
}

bool isProxySetting(const QString &setting)
{
    return proxyFactory(setting).has_value();
}

QNetworkProxy proxyFor(QNetworkProxyFactory *proxies, const QUrl &url)
{
    return proxies ? proxies->queryProxy(QNetworkProxyQuery(url)).value(0, QNetworkProxy::NoProxy)
                   : QNetworkProxy(QNetworkProxy::NoProxy);
}

QByteArray proxyAuthorization(QNetworkProxyFactory *proxies, const QUrl &url)
{
    const QNetworkProxy proxy = proxyFor(proxies, url);
    const bool isTunnelled = url.scheme() != "http"_L1 || proxy.type() != QNetworkProxy::HttpProxy;
    if (isTunnelled || proxy.user().isEmpty())
        return {};
    return "Basic " + (proxy.user() + u':' + proxy.password()).toUtf8().toBase64();
}

} // namespace broadsheet
