// Limits how often each service is asked. Remembers the recent requests on every budget and the
// pauses that servers asked for. Budgets that limit requests are kept in a file, so the limit holds
// across restarts and between processes. One thread; never blocks.
#pragma once

#include "base/Budget.h"
#include "network/BudgetFile.h"

namespace broadsheet {

class HttpClock;

class Budgets
{
public:
    // The answer to one request for permission.
    struct Permit
    {
        std::chrono::milliseconds wait{0}; // 0: granted. Otherwise ask again after this time.
        qint64 slot = 0;                   // identifies a granted request for recordSent()
        bool isServerPause = false;        // it has to wait because the server asked for a pause
    };

    // `path` empty: nothing is kept in a file. `clock` must outlive this object.
    Budgets(QString path, const HttpClock &clock);

    [[nodiscard]] Permit acquire(const Budget &budget);
    // Moves a granted request to the present: connecting takes time, and the limit counts requests
    // when they are sent. Returns the new slot.
    [[nodiscard]] qint64 recordSent(const Budget &budget, qint64 slot);
    void pause(const Budget &budget, const QDateTime &until);
    // Pauses for longer than the last time, and until `told` at least; invalid: the server did not
    // say. Returns the end of the pause.
    QDateTime holdUp(const Budget &budget, const QDateTime &told);
    void endHoldUp(const Budget &budget); // the service answers again

private:
    [[nodiscard]] qint64 now() const;
    [[nodiscard]] bool isBlockedBy(const BudgetFile &file, const Budget &budget);
    BudgetLog &open(BudgetFile &file, const Budget &budget);
    void merge(const BudgetLogs &fromFile);
    void save(BudgetFile &file, const Budget &budget);

    QString m_path;
    const HttpClock &m_clock;
    BudgetLogs m_logs;
    qint64 m_busySince = 0;   // when the file was first found locked; 0: it was free
    bool m_isAhead = false;   // m_logs holds requests that the file lacks
    bool m_isWritable = true; // false: the file cannot be corrected, so it is not read either
};

} // namespace broadsheet
