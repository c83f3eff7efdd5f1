// How a fetch has to wait because a service allows few requests, and which of it the user is told.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"
#include "network/HttpMessages.h"

#include <QSet>

#include <deque>

namespace broadsheet {

// Sets what the slowest service says to the progress, when more requests wait for it than it allows
// at once. Pure.
void noteBudgets(FetchProgress &progress, const std::deque<FetchTask> &waiting);

// The wait that is worth telling. Each source waits a little between its own requests, which is
// not.
class ToldWait final
{
public:
    // Returns whether it is: the server asked for it, it is long, or the source was not even asked
    // yet in this fetch.
    [[nodiscard]] bool note(const QString &source, const HttpWait &wait, const QDateTime &now);
    void endOf(const QString &source); // it has answered
    [[nodiscard]] const FetchWait &current() const { return m_wait; }

private:
    FetchWait m_wait;
    QSet<QString> m_answered; // sources
};

} // namespace broadsheet
