// The requests that wait for one host or one budget: for a free connection, for the budget, and for
// the end of a pause that the server asked for. First come, first served, except that a redirect to
// follow or another attempt goes to the front. GUI thread.
#pragma once

#include "network/Budgets.h"
#include "network/HttpClient.h"

#include <deque>
#include <map>

namespace broadsheet {

// What a request has to wait for. One without a budget gets one for its host that only limits
// connections.
[[nodiscard]] Budget budgetOf(const HttpRequest &request);

class HostQueue final : public QObject
{
    Q_OBJECT

public:
    using Ticket = HttpClient::Ticket;

    HostQueue(Budgets &budgets, const HttpClock &clock); // both must outlive the queue

    // Each ticket keeps to its own budget: those of a queue may allow requests at other distances.
    void enqueue(Ticket ticket, const Budget &budget);
    void enqueueFirst(Ticket ticket, const Budget &budget); // keeps its connection if it has one
    void remove(Ticket ticket);                             // gives up its place or its connection
    void recordSent(Ticket ticket);                         // a request of it was sent

Q_SIGNALS:
    // Emitted from the event loop. The ticket has a connection from now until remove().
    void granted(broadsheet::HostQueue::Ticket ticket);
    // The first in the queue has to wait.
    void waits(broadsheet::HostQueue::Ticket ticket, const broadsheet::HttpWait &wait);
    // The server asked for a pause longer than maxRetryWait. The ticket has left the queue.
    void refused(broadsheet::HostQueue::Ticket ticket, const QDateTime &until);

private:
    struct Waiting
    {
        Ticket ticket = 0;
        Budget budget;
    };
    struct Running
    {
        Budget budget;
        qint64 slot = 0; // of its newest request in the budget
    };

    void scheduleGrants();
    void grant();
    [[nodiscard]] std::deque<Waiting>::iterator next();
    void wait(const Waiting &first, const Budgets::Permit &permit);
    void refuseAll(const QDateTime &until);

    Budgets &m_budgets;
    const HttpClock &m_clock;
    std::deque<Waiting> m_waiting;
    std::map<Ticket, Running> m_running;
    std::unique_ptr<QObject> m_timer; // context of the running wait; destroying it cancels the wait
    bool m_isScheduled = false;       // grant() is in the event queue
};

} // namespace broadsheet
