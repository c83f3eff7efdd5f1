#include "base/AskedThread.h"

namespace broadsheet {

void AskedThread::end()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    interrupt(true);
    wait();
}

void AskedThread::queue(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_all();
    interrupt(false);
}

void AskedThread::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isWoken = true;
    }
    m_changed.notify_all();
    interrupt(false);
}

bool AskedThread::takeWoken()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_isWoken, false);
}

void AskedThread::restUntil(Steady::time_point latest, bool orWoken)
{
    const auto isOver = [this, orWoken] {
        return m_isEnding || !m_jobs.empty() || (orWoken && m_isWoken);
    };
    std::unique_lock lock(m_mutex);
    if (latest == Steady::time_point::max())
        m_changed.wait(lock, isOver);
    else
        m_changed.wait_until(lock, latest, isOver);
}

void AskedThread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        Job job;
        if (!m_jobs.empty()) {
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        lock.unlock();
        if (job.valid())
            job();
        else
            doByItself();
        job = {};
        lock.lock();
    }
    m_jobs.clear(); // who waits for a job is told that there was none
}

} // namespace broadsheet
