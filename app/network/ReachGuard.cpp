#include "network/ReachGuard.h"

#include "network/HttpErrors.h"
#include "network/Proxy.h"
#include "network/PublicAddresses.h"

#include <QNetworkAccessManager>

namespace broadsheet {

namespace {

// Shorter than the minute for which Qt connects to the same addresses.
constexpr qint64 knownSeconds = 30;

} // namespace

ReachGuard::ReachGuard(const HostResolver &resolver, const HttpClock &clock, SystemProxies &proxies)
    : m_resolver(resolver), m_clock(clock), m_proxies(proxies)
{}

void ReachGuard::check(const HttpRequest &request, const QUrl &target,
                       const QNetworkAccessManager &manager, const Verdict &verdict)
{
    if (request.reach == Reach::Local)
        return verdict(isLoopback(target.host()) ? std::nullopt
                                                 : std::optional(notLocal(request.url)));
    m_proxies.lookUp(target, [=, this, &manager] { judge(request, target, manager, verdict); });
}

// What the user set up may be anywhere. Whoever answers there may lead further into the same
// network, but a public server may not lead into it.
void ReachGuard::judge(const HttpRequest &request, const QUrl &target,
                       const QNetworkAccessManager &manager, const Verdict &verdict)
{
    const bool isFirst = target == request.url;
    if (request.reach == Reach::Asked && isFirst)
        return verdict(std::nullopt);
    isPublic(target, manager, [=, this, &manager](std::optional<bool> answer) {
        if (answer.value_or(false) && isWebPort(target))
            return verdict(std::nullopt);
        if (!answer)
            return verdict(hostNotFound(target));
        if (request.reach == Reach::Public)
            return verdict(notPublic(request.url));
        isPublic(request.url, manager, [=](std::optional<bool> origin) {
            verdict(origin == false ? std::nullopt : std::optional(notPublic(request.url)));
        });
    });
}

void ReachGuard::isPublic(const QUrl &url, const QNetworkAccessManager &manager,
                          const std::function<void(std::optional<bool>)> &use)
{
    if (const std::optional<bool> known = isPublicByName(url.host()))
        return use(known);
    if (proxyFor(manager.proxyFactory(), url).type() != QNetworkProxy::NoProxy)
        return use(true);
    lookUp(url.host(), [use](const QStringList &addresses) {
        use(addresses.isEmpty() ? std::nullopt : std::optional(arePublic(addresses)));
    });
}

// Requests that ask for a host at the same time share one lookup: a second answer must not replace
// the addresses that were checked for the first before Qt has connected to them.
void ReachGuard::lookUp(const QString &host, const Use &use)
{
    const auto known = m_known.constFind(host);
    if (known != m_known.constEnd() && known->at.secsTo(m_clock.now()) < knownSeconds)
        return use(known->addresses);
    QList<Use> &waiting = m_waiting[host];
    waiting += use;
    if (waiting.size() > 1)
        return;
    m_resolver.resolve(host, this, [this, host](const QStringList &addresses) {
        m_known.removeIf([this](const auto &entry) {
            return entry.value().at.secsTo(m_clock.now()) >= knownSeconds;
        });
        m_known[host] = {addresses, m_clock.now()};
        const QList<Use> answered = m_waiting.take(host);
        for (const Use &one : answered)
            one(addresses);
    });
}

} // namespace broadsheet
