#include "network/HostQueue.h"

#include "network/RetryRules.h"

#include <algorithm>

namespace broadsheet {

HostQueue::HostQueue(Budgets &budgets, const HttpClock &clock) : m_budgets(budgets), m_clock(clock)
{}

void HostQueue::enter(Ticket ticket, const Budget &budget)
{
    m_budget = budget;
    m_line.push_back(ticket);
    advanceSoon();
}

void HostQueue::enterFirst(Ticket ticket)
{
    m_line.push_front(ticket);
    advanceSoon();
}

void HostQueue::leave(Ticket ticket)
{
    std::erase(m_line, ticket);
    if (m_line.empty())
        m_wake.reset();
    if (m_running.erase(ticket) > 0)
        advanceSoon();
}

void HostQueue::sent(Ticket ticket)
{
    if (const auto running = m_running.find(ticket); running != m_running.end())
        running->second = m_budgets.sent(m_budget, running->second);
}

void HostQueue::pause(const QDateTime &until)
{
    m_budgets.pause(m_budget, until);
}

// Not at once: who cancels a screenful of requests shall not start those that wait behind them.
void HostQueue::advanceSoon()
{
    if (m_isCalled)
        return;
    m_isCalled = true;
    QMetaObject::invokeMethod(this, &HostQueue::advance, Qt::QueuedConnection);
}

void HostQueue::advance()
{
    m_isCalled = false;
    m_wake.reset();
    for (auto place = next(); place != m_line.end(); place = next()) {
        const Budgets::Turn mine = m_budgets.take(m_budget);
        if (mine.wait.count() > 0)
            return wait(mine);
        const Ticket ticket = *place;
        m_line.erase(place);
        m_running[ticket] = mine.slot;
        Q_EMIT turn(ticket);
    }
}

// Whoever follows a redirect has a connection already and must not wait for one.
std::deque<HostQueue::Ticket>::iterator HostQueue::next()
{
    if (int(m_running.size()) < std::max(m_budget.connections, 1))
        return m_line.begin();
    return std::find_if(m_line.begin(), m_line.end(),
                        [this](Ticket ticket) { return m_running.contains(ticket); });
}

void HostQueue::wait(const Budgets::Turn &turn)
{
    if (turn.isPaused && turn.wait > std::max(kPatience, m_budget.window))
        return closeUntil(m_clock.now().addMSecs(turn.wait.count()));
    m_wake = std::make_unique<QObject>();
    m_clock.after(turn.wait, m_wake.get(), [this] { advance(); });
}

void HostQueue::closeUntil(const QDateTime &until)
{
    const std::deque<Ticket> waiting = std::exchange(m_line, {});
    for (const Ticket ticket : waiting)
        Q_EMIT closed(ticket, until);
}

} // namespace broadsheet
