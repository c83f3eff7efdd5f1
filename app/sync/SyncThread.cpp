#include "sync/SyncThread.h"

#include "base/HandOver.h"

namespace broadsheet {

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
    end();
}

void Sync::Thread::watch()
{
    queue(Job([this] { m_isWatching = true; }));
    wake();
}

// After a problem nothing is tried before its time, however much happens.
void Sync::Thread::doByItself()
{
    if (!m_isWatching)
        return restUntil(Steady::time_point::max(), false);
    const bool isWanted = takeWoken();
    if (Steady::now() >= m_next || (isWanted && !m_state.problem)) {
        (void)exchange();
        return;
    }
    if (!m_state.problem)
        return rest();
    if (isWanted)
        countWaiting();
    restUntil(m_next, true);
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
    const auto tell = [this](const SyncReport &soFar) {
        m_state.report = soFar;
        say();
    };
    Result<SyncReport> report = m_exchange.run(tell);
    if (!report && report.error().kind == ErrorKind::NotFound) // what was sent: it is sent again
        report = m_exchange.run(tell);
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
