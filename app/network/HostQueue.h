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

    void enqueue(Ticket ticket, const Budget &budget); // the newest budget applies to all
    void enqueueFirst(Ticket ticket);        // keeps the ticket's connection if it has one
    void remove(Ticket ticket);              // gives up its place or its connection
    void recordSent(Ticket ticket);          // a request of it was sent
    void pause(const QDateTime &until);      // for all requests on the budget
    QDateTime holdUp(const QDateTime &told); // see Budgets
    void endHoldUp();

Q_SIGNALS:
    // Emitted from the event loop. The ticket has a connection from now until remove().
    void granted(broadsheet::HostQueue::Ticket ticket);
    // The server asked for a pause longer than maxRetryWait. The ticket has left the queue.
    void refused(broadsheet::HostQueue::Ticket ticket, const QDateTime &until);

private:
    void scheduleGrants();
    void grant();
    [[nodiscard]] std::deque<Ticket>::iterator next();
    void wait(const Budgets::Permit &permit);
    void refuseAll(const QDateTime &until);

    Budgets &m_budgets;
    const HttpClock &m_clock;
    Budget m_budget;
    std::deque<Ticket> m_waiting;
    std::map<Ticket, qint64> m_running; // and the slot of its newest request in the budget
    std::unique_ptr<QObject> m_timer; // context of the running wait; destroying it cancels the wait
    bool m_isScheduled = false;       // grant() is in the event queue
};

} // namespace broadsheet
