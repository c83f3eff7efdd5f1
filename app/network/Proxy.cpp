#include "network/Proxy.h"

#include "network/HttpErrors.h"
#include "network/HttpMessages.h"
#include "network/Tr.h"
#include "papers/SafeText.h"

#include <QRegularExpression>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class ProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(std::optional<QNetworkProxy> proxy) : m_proxy(std::move(proxy)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return m_proxy ? QList{*m_proxy} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy; // nothing: the system's
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

Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting)
{
    const QString trimmed = setting.trimmed();
    if (trimmed.isEmpty())
        return std::make_unique<ProxyFactory>(std::nullopt);
    if (trimmed == "none"_L1)
        return std::make_unique<ProxyFactory>(QNetworkProxy(QNetworkProxy::NoProxy));
    if (std::optional<QNetworkProxy> proxy = proxyAt(trimmed))
        return std::make_unique<ProxyFactory>(std::move(proxy));
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
