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
    m_budget = budget;
    m_waiting.push_back(ticket);
    scheduleGrants();
}

void HostQueue::enqueueFirst(Ticket ticket)
{
    m_waiting.push_front(ticket);
    scheduleGrants();
}

void HostQueue::remove(Ticket ticket)
{
    std::erase(m_waiting, ticket);
    if (m_waiting.empty())
        m_timer.reset();
    if (m_running.erase(ticket) > 0)
        scheduleGrants();
}

void HostQueue::recordSent(Ticket ticket)
{
    if (const auto running = m_running.find(ticket); running != m_running.end())
        running->second = m_budgets.recordSent(m_budget, running->second);
}

void HostQueue::pause(const QDateTime &until)
{
    m_budgets.pause(m_budget, until);
}

QDateTime HostQueue::holdUp(const QDateTime &told)
{
    return m_budgets.holdUp(m_budget, told);
}

void HostQueue::endHoldUp()
{
    m_budgets.endHoldUp(m_budget);
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
        const Budgets::Permit permit = m_budgets.acquire(m_budget);
        if (permit.wait.count() > 0)
            return wait(permit);
        const Ticket ticket = *place;
        m_waiting.erase(place);
        m_running[ticket] = permit.slot;
        Q_EMIT granted(ticket);
    }
}

// A ticket that follows a redirect already has a connection and must not wait for one.
std::deque<HostQueue::Ticket>::iterator HostQueue::next()
{
    if (int(m_running.size()) < std::max(m_budget.connections, 1))
        return m_waiting.begin();
    return std::find_if(m_waiting.begin(), m_waiting.end(),
                        [this](Ticket ticket) { return m_running.contains(ticket); });
}

void HostQueue::wait(const Budgets::Permit &permit)
{
    if (permit.isServerPause && permit.wait > std::max(maxRetryWait, m_budget.window))
        return refuseAll(m_clock.now().addMSecs(permit.wait.count()));
    m_timer = std::make_unique<QObject>();
    m_clock.after(permit.wait, m_timer.get(), [this] { grant(); });
}

void HostQueue::refuseAll(const QDateTime &until)
{
    const std::deque<Ticket> tickets = std::exchange(m_waiting, {});
    for (const Ticket ticket : tickets)
        Q_EMIT refused(ticket, until);
}

} // namespace broadsheet
