// Who may be asked when: the requests of the last while, by name of the budget, and the pauses that
// servers asked for. Budgets with a limit of requests are kept in a file, over restarts and between
// processes. One thread; never waits.
#pragma once

#include "base/Budget.h"
#include "network/BudgetFile.h"

namespace broadsheet {

class HttpClock;

class Budgets
{
public:
    struct Turn
    {
        std::chrono::milliseconds wait{0}; // 0: a request is to be sent now. Else ask again then.
        qint64 slot = 0;                   // names the request for sent()
        bool isPaused = false;             // waits because the server wants it
    };

    Budgets(QString path, const HttpClock &clock);

    [[nodiscard]] Turn take(const Budget &budget);
    // Connecting takes time: it counts when a request reaches the wire. Gives its new slot.
    [[nodiscard]] qint64 sent(const Budget &budget, qint64 slot);
    void pause(const Budget &budget, const QDateTime &until);

private:
    [[nodiscard]] qint64 now() const;
    [[nodiscard]] bool isHeldUp(const BudgetFile &file, const Budget &budget);
    BudgetLog &open(BudgetFile &file, const Budget &budget);
    void adopt(const BudgetLogs &fromFile);
    void save(BudgetFile &file, const Budget &budget);

    QString m_path;
    const HttpClock &m_clock;
    BudgetLogs m_logs;
    qint64 m_busySince = 0;   // 0: the file was there when it was needed
    bool m_isAhead = false;   // m_logs know what the file does not
    bool m_isWritable = true; // what cannot be put right in the file is not believed either
};

} // namespace broadsheet
