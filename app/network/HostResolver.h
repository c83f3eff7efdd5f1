// Looks up what the computer knows of a host, so that tests need no name server and no settings of
// the system: its addresses, and the proxy on the way.
#pragma once

#include <QNetworkProxy>
#include <QStringList>

#include <functional>

class QObject;

namespace broadsheet {

// The default asks the computer's resolver, on a thread of the pool. Qt connects to the addresses
// that it found for the following minute.
class HostResolver
{
public:
    virtual ~HostResolver() = default;
    // Calls `use` once from the event loop with the addresses as numbers, none when the host was
    // not found, and never after `context` was destroyed.
    virtual void resolve(const QString &host, QObject *context,
                         std::function<void(const QStringList &)> use) const;

    // What the system's settings say on proxies. The function may take minutes; any thread, also
    // after the end of this object.
    using ProxyQuery = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;
    [[nodiscard]] virtual ProxyQuery proxies() const;
};

} // namespace broadsheet
