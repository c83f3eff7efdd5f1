// Work on a disk that may never answer, as the mount of a server that is gone: no program can end
// such a call. Who waits for it gives up a second after a stop was requested, and the thread that
// hangs is left behind.
#pragma once

#include "base/WorkPool.h"

#include <QDeadlineTimer>
#include <QThreadPool>

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace broadsheet {

// Belongs to one thread.
class ForeignDisk final
{
public:
    explicit ForeignDisk(std::stop_token stop, int threads = 1);

    // Runs job() -> T on one of the threads. It must own all that it uses.
    template<class Job>
    [[nodiscard]] auto begin(Job job)
    {
        using T = std::invoke_result_t<Job &>;
        auto work = std::make_unique<Work<T>>(std::move(job));
        std::future<T> answer = work->task.get_future();
        m_threads->start(work.release()); // deletes it
        return answer;
    }

    // Nothing: it was given up.
    template<class T>
    [[nodiscard]] std::optional<T> awaited(std::future<T> answer)
    {
        while (answer.wait_for(betweenLooks) != std::future_status::ready)
            if (isGivenUp())
                return {};
        return answer.get();
    }

private:
    static constexpr std::chrono::milliseconds betweenLooks{100}; // for a stop

    template<class T>
    struct Work final : QRunnable
    {
        template<class Job>
        explicit Work(Job job) : task(std::move(job))
        {}
        void run() override { task(); }
        std::packaged_task<T()> task;
    };

    [[nodiscard]] bool isGivenUp();

    std::unique_ptr<QThreadPool, LeaveBehind> m_threads;
    std::stop_token m_stop;
    QDeadlineTimer m_end{QDeadlineTimer::Forever}; // nothing is waited for any longer
};

} // namespace broadsheet
