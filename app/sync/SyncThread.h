// The thread of the exchange: jobs that were asked for, and between them, while it watches,
// exchanges when something may have changed.
#pragma once

#include "sync/Exchange.h"
#include "sync/Sync.h"

#include <QPromise>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <future>

namespace broadsheet {

class Sync::Thread final : public QThread
{
public:
    Thread(Sync &sync, Library &library, QString place, CarrierChoice choice, SyncTimes times);
    ~Thread() override;

    // job(Exchange &) -> Result<T>, on the thread.
    template<class Asked>
    auto ask(Asked job)
    {
        using Outcome = std::invoke_result_t<Asked &>;
        QPromise<Outcome> promise;
        QFuture<Outcome> future = promise.future();
        promise.start();
        queue(Job([promise = std::move(promise), job = std::move(job)]() mutable {
            promise.addResult(job());
            promise.finish();
        }));
        return future;
    }
    void watch();
    void wake(); // something may have changed here

    // On the thread:
    [[nodiscard]] Result<SyncReport> exchange();
    [[nodiscard]] Exchange &carried() { return m_exchange; }

protected:
    void run() override;

private:
    using Job = std::packaged_task<void()>; // can hold a promise
    using Time = std::chrono::steady_clock::time_point;

    void queue(Job job);
    [[nodiscard]] Job nextJob();
    [[nodiscard]] bool isEnding();
    void watchOnce();
    void rest();
    void countWaiting();
    void say();

    Sync &m_sync;
    SyncTimes m_times;
    Exchange m_exchange;
    std::mutex m_mutex; // of these:
    std::condition_variable m_woken;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    bool m_isWatching = false;
    bool m_isWanted = false; // something may have changed
    // Of the thread:
    SyncState m_state;
    Time m_next{}; // of the exchange that comes without a reason, or after a problem
    std::chrono::milliseconds m_retry;
};

} // namespace broadsheet
