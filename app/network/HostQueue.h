// Where requests to one host, or on one budget, wait for their turn: for a free connection, for the
// budget, for a server that wants to be left alone. First come, first served, but for requests that
// were sent before: a redirect to follow or another attempt.
#pragma once

#include "network/Budgets.h"
#include "network/HttpClient.h"

#include <deque>
#include <map>

namespace broadsheet {

class HostQueue final : public QObject
{
    Q_OBJECT

public:
    using Ticket = HttpClient::Ticket;

    HostQueue(Budgets &budgets, const HttpClock &clock); // both outlive it

    void enter(Ticket ticket, const Budget &budget); // the newest terms hold for all
    void enterFirst(Ticket ticket);                  // keeps its connection if it has one
    void leave(Ticket ticket);                       // gives up its place or its connection
    void sent(Ticket ticket);                        // a request of it has reached the wire
    void pause(const QDateTime &until);              // for all

Q_SIGNALS:
    // From the event loop. It has a connection from now on, until it leaves.
    void turn(broadsheet::HostQueue::Ticket ticket);
    // The server wants to be left alone for longer than anybody waits. It is out of the line.
    void closed(broadsheet::HostQueue::Ticket ticket, const QDateTime &until);

private:
    void advanceSoon();
    void advance();
    [[nodiscard]] std::deque<Ticket>::iterator next();
    void wait(const Budgets::Turn &turn);
    void closeUntil(const QDateTime &until);

    Budgets &m_budgets;
    const HttpClock &m_clock;
    Budget m_budget;
    std::deque<Ticket> m_line;
    std::map<Ticket, qint64> m_running; // with its newest slot in the budget
    std::unique_ptr<QObject> m_wake;    // the wait that is going on
    bool m_isCalled = false;            // advance() is in the event queue
};

} // namespace broadsheet
