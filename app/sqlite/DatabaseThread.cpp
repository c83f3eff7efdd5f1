#include "sqlite/DatabaseThread.h"

#include "base/HandOver.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

DatabaseThread::DatabaseThread(Opener opener, Step background)
    : m_opener(std::move(opener)), m_background(std::move(background))
{
    setObjectName(u"library"_s);
}

void DatabaseThread::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_wake.notify_one();
    }
    wait();
    takeOver();
}

QFuture<Result<void>> DatabaseThread::open()
{
    QFuture<Result<void>> opened = m_opened.future();
    m_opened.start();
    start();
    return opened;
}

void DatabaseThread::wakeBackground()
{
    const std::lock_guard lock(m_mutex);
    m_backgroundAt = SteadyClock::now();
    m_wake.notify_one();
}

bool DatabaseThread::isJobQueued()
{
    const std::lock_guard lock(m_mutex);
    return !m_tasks.empty() || m_quit;
}

void DatabaseThread::run()
{
    std::unique_ptr<Database> database;
    try {
        database = m_opener([this] { return m_opened.isCanceled(); });
    } catch (const Failed &failed) {
        m_opened.addResult(Failure(failed.error));
        m_opened.finish();
        return;
    }
    m_opened.addResult(Result<void>());
    m_opened.finish();

    std::unique_ptr<Task> task;
    while (next(task)) {
        if (!task) {
            step(*database);
            continue;
        }
        task->run(*database);
        task.reset();
        const std::lock_guard lock(m_mutex);
        ++m_jobsRun;
        m_ran.notify_all();
    }
    database.reset();
    handOver(); // to finish()
}

quint64 DatabaseThread::queuedJobs()
{
    const std::lock_guard lock(m_mutex);
    return m_queuedJobs;
}

void DatabaseThread::waitUntilRun(quint64 queuedJobs)
{
    std::unique_lock lock(m_mutex);
    m_ran.wait(lock, [&] { return m_jobsRun >= queuedJobs; });
}

void DatabaseThread::enqueue(std::unique_ptr<Task> task)
{
    const std::lock_guard lock(m_mutex);
    Q_ASSERT(!m_quit || QThread::currentThread() == this); // a job can queue another
    m_tasks.push_back(std::move(task));
    ++m_queuedJobs;
    m_wake.notify_one();
}

bool DatabaseThread::next(std::unique_ptr<Task> &task)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!m_tasks.empty()) {
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
            return true;
        }
        if (m_quit)
            return false;
        if (m_backgroundAt && *m_backgroundAt <= SteadyClock::now()) {
            m_backgroundAt.reset();
            return true;
        }
        if (const auto at = m_backgroundAt)
            m_wake.wait_until(lock, *at);
        else
            m_wake.wait(lock);
    }
}

void DatabaseThread::step(Database &database)
{
    const std::optional<std::chrono::milliseconds> pause = m_background(database);
    if (!pause)
        return;
    const std::lock_guard lock(m_mutex);
    m_backgroundAt = SteadyClock::now() + *pause;
}

} // namespace broadsheet
