#include "network/Proxy.h"

#include "network/HttpErrors.h"

#include <QCoreApplication>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::network)
};

class Proxies final : public QNetworkProxyFactory
{
public:
    explicit Proxies(std::optional<QNetworkProxy> always) : m_always(std::move(always)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return m_always ? QList{*m_always} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_always; // nothing: the system's
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

} // namespace

Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const QString &setting)
{
    const QString trimmed = setting.trimmed();
    if (trimmed.isEmpty())
        return std::make_unique<Proxies>(std::nullopt);
    if (trimmed == "none"_L1)
        return std::make_unique<Proxies>(QNetworkProxy(QNetworkProxy::NoProxy));
    if (std::optional<QNetworkProxy> proxy = proxyAt(trimmed))
        return std::make_unique<Proxies>(std::move(proxy));
    return failure(ErrorKind::Usage,
                   Tr::tr("Nothing is fetched: the setting “proxy” is “%1”, and must be empty, "
                          "“none”, http://host:port or socks5://host:port.")
                       .arg(QUrl(trimmed).isValid()
                                ? QUrl(trimmed).toDisplayString(QUrl::RemoveUserInfo)
                                : trimmed.left(100)));
}

} // namespace broadsheet
