// The thread of a LabWatch: jobs that were asked for, and between them rounds when something may
// have changed here or there.
#pragma once

#include "base/AskedThread.h"
#include "lab/LabExchange.h"
#include "lab/LabWatch.h"

namespace broadsheet {

class LabWatch::Thread final : public AskedThread
{
public:
    Thread(LabWatch &watch, const PostgresAddress &address, const QString &password,
           LabTimes times);
    ~Thread() override;

    // On the thread:
    Result<bool> round();
    void tellChanged();
    [[nodiscard]] LabExchange &exchange() { return m_exchange; }

protected:
    void interrupt(bool isEnd) override;
    void doByItself() override;

private:
    void rest();
    void note(const Result<bool> &isNew); // the outcome of a round

    LabWatch &m_watch;
    LabTimes m_times;
    LabExchange m_exchange;
    // Of the thread:
    LabState m_state;
    Steady::time_point m_next{};   // of the round that comes without a reason, or after a problem
    Steady::time_point m_rested{}; // members who notify without end keep nobody busy
    std::chrono::milliseconds m_retry;
};

} // namespace broadsheet
