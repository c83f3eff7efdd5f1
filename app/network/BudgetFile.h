// The file that remembers when requests were sent, for this process and others. Opened, locked,
// read and written within one short operation on one thread; never waits for the lock.
#pragma once

#include <QFile>
#include <QList>
#include <QString>

#include <map>

namespace broadsheet {

// Times in milliseconds since 1970, UTC.
struct BudgetLog
{
    QList<qint64> taken; // ascending
    qint64 pausedAt = 0; // when the pause was asked for …
    qint64 pausedUntil = 0;
    bool isKept = false; // in the file
};

using BudgetLogs = std::map<QString, BudgetLog>;

class BudgetFile
{
public:
    enum class State { Open, Busy, Unusable }; // Busy: another process has it at this moment

    explicit BudgetFile(const QString &path);

    [[nodiscard]] State state() const { return m_state; }
    // What was written last; nothing when that makes no sense.
    [[nodiscard]] BudgetLogs read();
    [[nodiscard]] bool write(const BudgetLogs &logs);

private:
    QFile m_file;
    State m_state = State::Unusable;
};

} // namespace broadsheet
