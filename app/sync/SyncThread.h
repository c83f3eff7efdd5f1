// The thread of the exchange: jobs that were asked for, and between them, while it watches,
// exchanges when something may have changed.
#pragma once

#include "base/AskedThread.h"
#include "sync/Exchange.h"
#include "sync/Sync.h"

namespace broadsheet {

class Sync::Thread final : public AskedThread
{
public:
    Thread(Sync &sync, Library &library, QString place, CarrierChoice choice, SyncTimes times);
    ~Thread() override;

    void watch();

    // On the thread:
    [[nodiscard]] Result<SyncReport> exchange();
    [[nodiscard]] Exchange &carried() { return m_exchange; }

protected:
    void interrupt(bool isEnd) override { m_exchange.interrupt(isEnd); }
    void doByItself() override;

private:
    void rest();
    void countWaiting();
    void say();

    Sync &m_sync;
    SyncTimes m_times;
    Exchange m_exchange;
    // Of the thread:
    bool m_isWatching = false;
    SyncState m_state;
    Steady::time_point m_next{}; // of the exchange that comes without a reason, or after a problem
    std::chrono::milliseconds m_retry;
};

} // namespace broadsheet
