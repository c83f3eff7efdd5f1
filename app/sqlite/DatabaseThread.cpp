#include "sqlite/DatabaseThread.h"

#include "base/HandOver.h"

#include <algorithm>

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

    for (;;) {
        std::unique_ptr<Task> task = takeEarly(*database);
        if (!task && !next(task))
            break;
        if (task)
            runTask(*database, std::move(task));
        else
            step(*database);
    }
    database.reset();
    handOver(); // to finish()
}

void DatabaseThread::runTask(Database &database, std::unique_ptr<Task> task)
{
    task->run(database);
    task.reset();
    const std::lock_guard lock(m_mutex);
    m_running.pop_back();
    m_ran.notify_all();
}

std::unique_ptr<DatabaseThread::Task> DatabaseThread::takeEarly(Database &database)
{
    const auto firstEarly = [this] {
        return std::ranges::find_if(m_tasks, [](const auto &task) { return task->isEarly; });
    };
    std::unique_lock lock(m_mutex);
    auto place = firstEarly();
    if (place == m_tasks.end() || place->get() == m_held)
        return {};
    if (place == m_tasks.begin() && m_running.empty())
        return {};              // it is next anyway
    Task *early = place->get(); // only this thread takes it out of the queue
    lock.unlock();
    auto asked = [early](Database &one) { return early->mayOvertake(one); };
    const bool may = attempt(asked, database).value_or(false);
    lock.lock();
    if (!may) {
        m_held = early;
        return {};
    }
    place = firstEarly();
    std::unique_ptr<Task> task = std::move(*place);
    m_tasks.erase(place);
    m_running.push_back(task->number);
    return task;
}

void DatabaseThread::makeWay(Database &database)
{
    while (std::unique_ptr<Task> task = takeEarly(database))
        runTask(database, std::move(task));
}

bool DatabaseThread::isEarlyJobQueued()
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(
        m_tasks, [this](const auto &task) { return task->isEarly && task.get() != m_held; });
}

bool DatabaseThread::mustYield()
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_tasks, [](const auto &task) { return !task->isYielding; });
}

quint64 DatabaseThread::queuedJobs()
{
    const std::lock_guard lock(m_mutex);
    return m_queuedJobs;
}

void DatabaseThread::waitUntilRun(quint64 queuedJobs)
{
    std::unique_lock lock(m_mutex);
    const auto isLeft = [&] {
        return (!m_tasks.empty() && m_tasks.front()->number <= queuedJobs) ||
               (!m_running.empty() && m_running.front() <= queuedJobs);
    };
    m_ran.wait(lock, [&] { return !isLeft(); });
}

void DatabaseThread::enqueue(std::unique_ptr<Task> task)
{
    const std::lock_guard lock(m_mutex);
    Q_ASSERT(!m_quit || QThread::currentThread() == this); // a job can queue another
    task->number = ++m_queuedJobs;
    m_tasks.push_back(std::move(task));
    m_wake.notify_one();
}

bool DatabaseThread::next(std::unique_ptr<Task> &task)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!m_tasks.empty()) {
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
            m_held = task.get() == m_held ? nullptr : m_held;
            m_running.push_back(task->number);
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
