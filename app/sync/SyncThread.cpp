#include "sync/SyncThread.h"

#include "base/HandOver.h"

namespace broadsheet {

using Steady = std::chrono::steady_clock;

Sync::Thread::Thread(Sync &sync, Library &library, QString place, CarrierChoice choice,
                     SyncTimes times)
    : m_sync(sync), m_times(std::move(times)),
      m_exchange(library, std::move(place), std::move(choice), m_times.clock, m_times.journalPause),
      m_retry(m_times.firstRetry)
{
    start();
}

Sync::Thread::~Thread()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_woken.notify_all();
    m_exchange.interrupt(true);
    wait();
}

void Sync::Thread::queue(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_woken.notify_all();
    m_exchange.interrupt(false);
}

void Sync::Thread::watch()
{
    queue(Job([this] {
        const std::scoped_lock lock(m_mutex);
        m_isWatching = true;
        m_isWanted = true;
    }));
}

void Sync::Thread::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isWanted = true;
    }
    m_woken.notify_all();
    m_exchange.interrupt(false);
}

bool Sync::Thread::isEnding()
{
    const std::scoped_lock lock(m_mutex);
    return m_isEnding;
}

// Waits for one unless the thread watches. Empty: there is none.
Sync::Thread::Job Sync::Thread::nextJob()
{
    std::unique_lock lock(m_mutex);
    m_woken.wait(lock, [this] { return m_isEnding || m_isWatching || !m_jobs.empty(); });
    if (m_jobs.empty())
        return {};
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

void Sync::Thread::run()
{
    while (!isEnding()) {
        if (Job job = nextJob(); job.valid())
            job();
        else if (!isEnding())
            watchOnce();
    }
    // Who waits for a job is told that there was none.
    const std::scoped_lock lock(m_mutex);
    m_jobs.clear();
}

// After a problem nothing is tried before its time, however much happens.
void Sync::Thread::watchOnce()
{
    bool isWanted = false;
    {
        std::unique_lock lock(m_mutex);
        isWanted = std::exchange(m_isWanted, false);
    }
    if (Steady::now() >= m_next || (isWanted && !m_state.problem)) {
        (void)exchange();
        return;
    }
    if (!m_state.problem)
        return rest();
    if (isWanted)
        countWaiting();
    std::unique_lock lock(m_mutex);
    m_woken.wait_until(lock, m_next,
                       [this] { return m_isEnding || m_isWanted || !m_jobs.empty(); });
}

void Sync::Thread::rest()
{
    const Result<Carrier *> carrier = m_exchange.carrier();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_next - Steady::now());
    const Result<bool> arrived =
        carrier ? (*carrier)->wait(std::max(left, std::chrono::milliseconds(0)))
                : Result<bool>(Failure(carrier.error()));
    if (!arrived)
        m_exchange.close();
    if (!arrived || *arrived) // the exchange finds out what is wrong
        m_next = Steady::now();
}

Result<SyncReport> Sync::Thread::exchange()
{
    m_state.isExchanging = true;
    m_state.report = {};
    say();
    const Result<SyncReport> report = m_exchange.run([this](const SyncReport &soFar) {
        m_state.report = soFar;
        say();
    });
    m_state.isExchanging = false;
    m_state.report = report.value_or(m_state.report);
    if (const Result<SyncPlace> place = m_exchange.place()) {
        m_state.exchanged = place->exchanged;
        m_state.waiting = place->waiting;
    }
    m_state.problem = report ? std::nullopt : std::optional(report.error());
    m_state.nextTry = {};
    if (report) {
        if (!m_state.exchanged.isValid()) // papers alone travel: the library does not note that
            m_state.exchanged = m_times.clock();
        m_retry = m_times.firstRetry;
        m_next = Steady::now() + m_times.longestWait;
        post(&m_sync, [sync = &m_sync, done = *report] { Q_EMIT sync->exchanged(done); });
    } else {
        m_exchange.close();
        m_next = Steady::now() + m_retry;
        const std::scoped_lock lock(m_mutex);
        if (m_isWatching)
            m_state.nextTry = m_times.clock().addMSecs(m_retry.count());
        m_retry = std::min(m_retry * 2, m_times.longestRetry);
    }
    say();
    return report;
}

void Sync::Thread::countWaiting()
{
    if (const Result<SyncPlace> place = m_exchange.place()) {
        m_state.waiting = place->waiting;
        say();
    }
}

void Sync::Thread::say()
{
    post(&m_sync, [sync = &m_sync, state = m_state] {
        sync->m_state = state;
        Q_EMIT sync->stateChanged(state);
    });
}

} // namespace broadsheet
