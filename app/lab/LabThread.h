// The thread of a LabWatch: jobs that were asked for, and between them rounds when something may
// have changed here or there.
#pragma once

#include "lab/LabExchange.h"
#include "lab/LabWatch.h"

#include <QPromise>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>

namespace broadsheet {

class LabWatch::Thread final : public QThread
{
public:
    Thread(LabWatch &watch, const PostgresAddress &address, const QString &password,
           LabTimes times);
    ~Thread() override;

    // job() -> Result<T>, on the thread.
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
    void wake(); // something may have changed here

    // On the thread:
    Result<bool> round();
    void tellChanged();
    [[nodiscard]] LabExchange &exchange() { return m_exchange; }

protected:
    void run() override;

private:
    using Job = std::packaged_task<void()>; // can hold a promise
    using Time = std::chrono::steady_clock::time_point;

    void queue(Job job);
    [[nodiscard]] Job nextJob(); // empty: there is none
    [[nodiscard]] bool isEnding();
    void watchOnce();
    void rest();
    void note(const Result<bool> &isNew); // the outcome of a round

    LabWatch &m_watch;
    LabTimes m_times;
    LabExchange m_exchange;
    std::mutex m_mutex; // of these:
    std::condition_variable m_woken;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    bool m_isWanted = false;
    // Of the thread:
    LabState m_state;
    Time m_next{};   // of the round that comes without a reason, or after a problem
    Time m_rested{}; // members who notify without end keep nobody busy
    std::chrono::milliseconds m_retry;
};

} // namespace broadsheet
