// A thread that does what it is asked for, one job after the other, and in between what it has to
// do by itself.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <type_traits>
#include <utility>

namespace broadsheet {

class AskedThread : public QThread
{
public:
    // job() -> T, on the thread. When the thread ends before that, the future is cancelled.
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

protected:
    using Steady = std::chrono::steady_clock;
    using Job = std::packaged_task<void()>; // can hold a promise

    // A class that is derived from this one calls start() when it is ready, and end() first in its
    // destructor.
    AskedThread() = default;
    void end();
    void queue(Job job);

    // Ends what waits for the network, now or the next time, or once and for all. Any thread.
    virtual void interrupt(bool isEnd) = 0;

    // On the thread:
    virtual void doByItself() = 0;  // while there is no job; rests when there is nothing to do
    [[nodiscard]] bool takeWoken(); // whether it was woken since the last call
    // Until there is a job, or the thread ends, or this time. `orWoken`: or it is woken.
    void restUntil(Steady::time_point latest, bool orWoken);
    void run() final;

private:
    std::mutex m_mutex; // of these:
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    bool m_isWoken = false;
};

} // namespace broadsheet
