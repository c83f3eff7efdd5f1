#include "lab/LabThread.h"

#include "base/HandOver.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

LabWatch::Thread::Thread(LabWatch &watch, const PostgresAddress &address, const QString &password,
                         LabTimes times)
    : m_watch(watch), m_times(std::move(times)),
      m_exchange(watch.m_library, address, password, m_times.clock), m_retry(m_times.firstRetry)
{
    start();
}

LabWatch::Thread::~Thread()
{
    end();
}

void LabWatch::Thread::interrupt(bool isEnd)
{
    if (isEnd)
        m_exchange.end();
    m_exchange.stop();
}

// After a problem nothing is tried before its time, however much happens here.
void LabWatch::Thread::doByItself()
{
    const bool isWanted = takeWoken();
    if (Steady::now() >= m_next) {
        round();
        return;
    }
    if (!m_state.problem)
        return isWanted ? note(m_exchange.send()) : rest();
    restUntil(m_next, false);
}

// Until another member or this reader did something.
void LabWatch::Thread::rest()
{
    const Result<Lab *> lab = m_exchange.lab();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_next - Steady::now());
    const Result<bool> arrived = lab ? (*lab)->wait(std::max(left, std::chrono::milliseconds(0)))
                                     : Result<bool>(Failure(lab.error()));
    if (!arrived)
        m_exchange.close();
    if (!arrived)
        m_next = Steady::now(); // the round finds out what is wrong
    else if (*arrived)
        m_next = std::max(Steady::now(), m_rested);
}

Result<bool> LabWatch::Thread::round()
{
    const Steady::time_point begun = Steady::now();
    Result<bool> isNew = m_exchange.run();
    const Steady::time_point now = Steady::now();
    m_rested = now + 2 * (now - begun);
    m_next = now + m_times.longestWait;
    note(isNew);
    return isNew;
}

void LabWatch::Thread::note(const Result<bool> &isNew)
{
    const bool wasConnected = m_state.isConnected;
    m_state = {.isConnected = isNew.has_value()};
    if (isNew) {
        m_retry = m_times.firstRetry;
        if (*isNew)
            tellChanged();
        if (wasConnected)
            return;
    } else {
        m_state.problem = isNew.error();
        m_next = Steady::now() + m_retry;
        m_state.nextTry = m_times.clock().addMSecs(m_retry.count());
        m_retry = std::min(m_retry * 2, m_times.longestRetry);
    }
    post(&m_watch, [watch = &m_watch, state = m_state] {
        watch->m_state = state;
        Q_EMIT watch->stateChanged(state);
    });
}

void LabWatch::Thread::tellChanged()
{
    post(&m_watch, [watch = &m_watch] { Q_EMIT watch->changed(); });
}

} // namespace broadsheet
