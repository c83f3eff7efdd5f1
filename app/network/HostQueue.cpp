#include "network/HostQueue.h"

#include "network/RetryRules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxConnectionsPerHost = 4;

QString hostOf(const QUrl &url)
{
    return url.scheme() + u"://" + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

} // namespace

Budget budgetOf(const HttpRequest &request)
{
    if (!request.budget.name.isEmpty())
        return request.budget;
    return {.name = hostOf(request.url), .connections = maxConnectionsPerHost};
}

HostQueue::HostQueue(Budgets &budgets, const HttpClock &clock) : m_budgets(budgets), m_clock(clock)
{}

void HostQueue::enqueue(Ticket ticket, const Budget &budget)
{
    m_waiting.push_back({ticket, budget});
    scheduleGrants();
}

void HostQueue::enqueueFirst(Ticket ticket, const Budget &budget)
{
    m_waiting.push_front({ticket, budget});
    scheduleGrants();
}

void HostQueue::remove(Ticket ticket)
{
    const auto isMeant = [ticket](const Waiting &one) { return one.ticket == ticket; };
    const auto left = std::erase_if(m_waiting, isMeant) + m_running.erase(ticket);
    if (m_waiting.empty())
        m_timer.reset();
    if (left > 0) // the next one may have less to wait for
        scheduleGrants();
}

void HostQueue::recordSent(Ticket ticket)
{
    if (const auto found = m_running.find(ticket); found != m_running.end())
        found->second.slot = m_budgets.recordSent(found->second.budget, found->second.slot);
}

// Deferred, so that cancelling many requests in a row does not start the ones queued behind them.
void HostQueue::scheduleGrants()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    QMetaObject::invokeMethod(this, &HostQueue::grant, Qt::QueuedConnection);
}

void HostQueue::grant()
{
    m_isScheduled = false;
    m_timer.reset();
    for (auto place = next(); place != m_waiting.end(); place = next()) {
        const Budgets::Permit permit = m_budgets.acquire(place->budget);
        if (permit.wait.count() > 0)
            return wait(*place, permit);
        const Waiting granted = *place;
        m_waiting.erase(place);
        m_running[granted.ticket] = {.budget = granted.budget, .slot = permit.slot};
        Q_EMIT this->granted(granted.ticket);
    }
}

// A ticket that follows a redirect already has a connection and must not wait for one.
std::deque<HostQueue::Waiting>::iterator HostQueue::next()
{
    const bool hasFree = !m_waiting.empty() &&
                         std::ssize(m_running) < std::max(m_waiting.front().budget.connections, 1);
    return hasFree ? m_waiting.begin()
                   : std::find_if(m_waiting.begin(), m_waiting.end(), [this](const Waiting &one) {
                         return m_running.contains(one.ticket);
                     });
}

void HostQueue::wait(const Waiting &first, const Budgets::Permit &permit)
{
    const QDateTime until = m_clock.now().addMSecs(permit.wait.count());
    if (permit.isServerPause && permit.wait > std::max(maxRetryWait, first.budget.window))
        return refuseAll(until);
    m_timer = std::make_unique<QObject>();
    m_clock.after(permit.wait, m_timer.get(), [this] { grant(); });
    Q_EMIT waits(first.ticket, {.until = until, .isAskedByServer = permit.isServerPause});
}

void HostQueue::refuseAll(const QDateTime &until)
{
    const std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        Q_EMIT refused(one.ticket, until);
}

} // namespace broadsheet
