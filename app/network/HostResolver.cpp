#include "network/HostResolver.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"

#include <QHostInfo>
#include <QtConcurrentRun>

namespace broadsheet {

// fromName() never reads Qt's cache of hosts but always fills it. So the network manager, which
// reads that cache, connects to the addresses that are checked here and to no later ones.
void HostResolver::resolve(const QString &host, QObject *context,
                           std::function<void(const QStringList &)> use) const
{
    const auto look = [host] {
        QStringList addresses;
        const QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
        for (const QHostAddress &address : found)
            addresses += address.toString();
        return addresses;
    };
    deliver(QtConcurrent::run(readingPool(), look), context, std::move(use));
}

HostResolver::ProxyQuery HostResolver::proxies() const
{
    return QNetworkProxyFactory::systemProxyForQuery;
}

} // namespace broadsheet
