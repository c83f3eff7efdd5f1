// The thread that owns the connection: runs jobs in order, and background steps when no job waits.
#pragma once

#include "sqlite/Database.h"

#include <QFuture>
#include <QMutex>
#include <QPromise>
#include <QThread>
#include <QWaitCondition>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <type_traits>

namespace broadsheet {

class DatabaseThread final : public QThread
{
public:
    using Opener = std::function<std::unique_ptr<Database>()>;
    // One small step of work that can wait. How long to wait before the next; nothing: done for
    // now.
    using Step = std::function<std::optional<std::chrono::milliseconds>(Database &)>;

    DatabaseThread(Opener opener, Step background);
    ~DatabaseThread() override { finish(); }

    // Waits until the connection is open. Call once, before run().
    [[nodiscard]] Result<void> open();

    // Queues job(Database &) -> T. What it throws as Failed becomes the error of the result. A job
    // may queue further ones, also while the thread finishes.
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

    // The same for a job that only reads: it is left out, or broken off, when its future is
    // cancelled.
    template<class Job>
    auto ask(Job job)
    {
        using T = std::invoke_result_t<Job &, Database &>;
        QPromise<Result<T>> promise;
        QFuture<Result<T>> future = promise.future();
        promise.start();
        post([promise = std::move(promise), job = std::move(job)](Database &database) mutable {
            if (!promise.isCanceled()) {
                const Interruptible interruptible(database,
                                                  [&promise] { return promise.isCanceled(); });
                promise.addResult(attempt(job, database));
            }
            promise.finish();
        });
        return future;
    }

    // Does every job that was accepted, leaves background work, closes the connection, and returns.
    void finish();

    // There may be background work. From any thread.
    void wakeBackground();

    // Somebody waits for a job: background work had better make room.
    [[nodiscard]] bool jobWaits();

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
    // std::function wants to copy what it holds, which a promise does not allow.
    struct Task
    {
        virtual ~Task() = default;
        virtual void run(Database &database) = 0;
    };
    template<class Work>
    struct TaskOf final : Task
    {
        explicit TaskOf(Work given) : work(std::move(given)) {}
        void run(Database &database) override { work(database); }
        Work work;
    };

    template<class Work>
    void post(Work work)
    {
        enqueue(std::make_unique<TaskOf<Work>>(std::move(work)));
    }
    void enqueue(std::unique_ptr<Task> task);
    // The next job; nothing when it is time for a background step. False: time to end.
    bool next(std::unique_ptr<Task> &task);
    void step(Database &database);

    using Clock = std::chrono::steady_clock;

    Opener m_opener;
    Step m_background;
    QPromise<Result<void>> m_opened;
    QMutex m_mutex; // guards what follows
    QWaitCondition m_wake;
    std::deque<std::unique_ptr<Task>> m_tasks;
    std::optional<Clock::time_point> m_backgroundAt;
    bool m_quit = false;
};

} // namespace broadsheet
