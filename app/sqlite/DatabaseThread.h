// The thread that owns the connection. It runs jobs in the order in which they were queued, and
// background steps when no job is queued. What the user does can go before other jobs. Jobs can be
// queued from any thread.
#pragma once

#include "sqlite/Interruptible.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

namespace broadsheet {

class DatabaseThread final : public QThread
{
public:
    // It is told how to find out that the connection is not wanted any more.
    using Opener = std::function<std::unique_ptr<Database>(Database::IsCancelled)>;
    // One small step of background work. Returns the pause before the next step, or nothing when
    // there is no more work.
    using Step = std::function<std::optional<std::chrono::milliseconds>(Database &)>;

    DatabaseThread(Opener opener, Step background);
    ~DatabaseThread() override { finish(); }

    // Starts the thread. The future is done when the connection is open or has failed to open;
    // cancelling it ends the opening. Call once. No other function may be called before the future
    // is done, but finish().
    [[nodiscard]] QFuture<Result<void>> open();

    // Queues job(Database &) -> T and returns QFuture<Result<T>>. A Failed that the job throws
    // becomes the error of the result. A job can queue further jobs, also during finish().
    template<class Job>
    auto run(Job job)
    {
        using T = std::invoke_result_t<Job &, Database &>;
        QPromise<Result<T>> promise;
        QFuture<Result<T>> future = promise.future();
        promise.start();
        post([promise = std::move(promise), job = std::move(job)](Database &database) mutable {
            promise.addResult(attempt(job, database));
            promise.finish();
        });
        return future;
    }

    // What becomes of a question when another job is queued while it runs.
    enum class Turn {
        Keeps,
        Yields, // it is stopped and begins again after that job
    };
    // The same for a job that only reads. Cancelling its future skips it, or stops it while it
    // runs.
    template<class Job>
    auto ask(Job job, Turn turn = Turn::Keeps)
    {
        using T = std::invoke_result_t<Job &, Database &>;
        QPromise<Result<T>> promise;
        QFuture<Result<T>> future = promise.future();
        promise.start();
        enqueueQuestion(std::move(promise), std::move(job), turn);
        return future;
    }

    // Queues a job that goes before the other jobs if its mayOvertake(Database &) -> bool agrees.
    // Such jobs keep their order among themselves.
    template<class Job>
    void runEarly(Job job)
    {
        auto task = std::make_unique<TaskOf<Job>>(std::move(job));
        task->isEarly = true;
        enqueue(std::move(task));
    }
    // Runs the jobs that may go first. A long job calls it between its transactions.
    void makeWay(Database &database);
    // There may be one. Only on this thread.
    [[nodiscard]] bool isEarlyJobQueued();

    // For another thread that has to see what the jobs queued so far will have written. Any thread
    // but this one.
    [[nodiscard]] quint64 queuedJobs();    // since the start
    void waitUntilRun(quint64 queuedJobs); // returns when these have run

    // Runs every queued job, drops background work, closes the connection, and returns.
    void finish();

    // Call when there may be background work. Any thread.
    void wakeBackground();

    // A job is queued, so a background step should end soon. Any thread.
    [[nodiscard]] bool isJobQueued();

    template<class Job>
    static auto attempt(Job &job, Database &database)
        -> Result<std::invoke_result_t<Job &, Database &>>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Job &, Database &>>) {
                job(database);
                return {};
            } else {
                return job(database);
            }
        } catch (const Failed &failed) {
            return Failure(failed.error);
        }
    }

protected:
    void run() override;

private:
    // Instead of std::function, which copies what it holds; a promise cannot be copied.
    struct Task
    {
        virtual ~Task() = default;
        virtual void run(Database &database) = 0;
        [[nodiscard]] virtual bool mayOvertake(Database &) { return false; }

        quint64 number = 0; // in the order in which they were queued, from 1
        bool isEarly = false;
        bool isYielding = false;
    };
    template<class Work>
    struct TaskOf final : Task
    {
        explicit TaskOf(Work given) : work(std::move(given)) {}
        void run(Database &database) override { work(database); }
        [[nodiscard]] bool mayOvertake(Database &database) override
        {
            if constexpr (requires { work.mayOvertake(database); })
                return work.mayOvertake(database);
            return false;
        }
        Work work;
    };

    template<class Work>
    void post(Work work)
    {
        enqueue(std::make_unique<TaskOf<Work>>(std::move(work)));
    }
    template<class T, class Job>
    void enqueueQuestion(QPromise<Result<T>> promise, Job job, Turn turn)
    {
        auto work = [this, turn, promise = std::move(promise),
                     job = std::move(job)](Database &database) mutable {
            if (promise.isCanceled())
                return promise.finish();
            const auto yields = [&] { return turn == Turn::Yields && mustYield(); };
            Result<T> outcome = [&] {
                const Interruptible interruptible(database,
                                                  [&] { return promise.isCanceled() || yields(); });
                return attempt(job, database);
            }();
            const bool isStopped = !outcome && outcome.error().kind == ErrorKind::Cancelled;
            if (isStopped && turn == Turn::Yields && !promise.isCanceled())
                return enqueueQuestion(std::move(promise), std::move(job), turn);
            promise.addResult(std::move(outcome));
            promise.finish();
        };
        auto task = std::make_unique<TaskOf<decltype(work)>>(std::move(work));
        task->isYielding = turn == Turn::Yields;
        enqueue(std::move(task));
    }
    void enqueue(std::unique_ptr<Task> task);
    [[nodiscard]] bool mustYield(); // a job is queued that does not yield itself
    // Waits for the next task; `task` stays empty when a background step is due. Returns false when
    // the thread should end.
    bool next(std::unique_ptr<Task> &task);
    // The first of the jobs that may go before others, if it may do that now.
    [[nodiscard]] std::unique_ptr<Task> takeEarly(Database &database);
    void runTask(Database &database, std::unique_ptr<Task> task);
    void step(Database &database);

    using SteadyClock = std::chrono::steady_clock;

    Opener m_opener;
    Step m_background;
    QPromise<Result<void>> m_opened;
    std::mutex m_mutex; // guards the members below
    std::condition_variable m_wake;
    std::condition_variable m_ran;
    std::deque<std::unique_ptr<Task>> m_tasks; // numbers rise
    quint64 m_queuedJobs = 0;
    std::vector<quint64> m_running; // a job, and another to which it makes way: numbers rise
    std::optional<SteadyClock::time_point> m_backgroundAt;
    bool m_quit = false;
    // Belongs to this thread: must wait for the jobs before it, and other early ones wait for it.
    const Task *m_held = nullptr;
};

} // namespace broadsheet
