// Looks up the addresses of a host, so that tests need no name server.
#pragma once

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
};

} // namespace broadsheet
