// The file in which the times of requests are kept, shared by all processes of the user. An object
// opens, locks, reads and writes it within one short operation on one thread. Never waits for the
// lock.
#pragma once

#include <QFile>
#include <QList>
#include <QString>

#include <map>

namespace broadsheet {

// The recent requests on one budget. Times are milliseconds since 1970, UTC; 0: none.
struct BudgetLog
{
    QList<qint64> taken;       // when requests were sent, ascending
    qint64 pausedAt = 0;       // when the server asked for a pause
    qint64 pausedUntil = 0;    // the end of that pause
    bool isPersistent = false; // belongs into the file
};

using BudgetLogs = std::map<QString, BudgetLog>; // by the name of the budget

class BudgetFile
{
public:
    enum class State {
        Open,     // locked by this object until it is destroyed
        Busy,     // locked by another process at this moment
        Unusable, // no path, not a file, or not writable
    };

    explicit BudgetFile(const QString &path);

    [[nodiscard]] State state() const { return m_state; }
    // What was written last. Malformed content reads as empty.
    [[nodiscard]] BudgetLogs read();
    [[nodiscard]] bool write(const BudgetLogs &logs);

private:
    QFile m_file;
    State m_state = State::Unusable;
};

} // namespace broadsheet
