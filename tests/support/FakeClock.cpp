#include "support/FakeClock.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet::test {

FakeClock::FakeClock(const QDateTime &start) : m_now(start)
{
    QObject::connect(&m_pump, &QTimer::timeout, &m_pump, [this] { actOnNext(); });
}

void FakeClock::after(std::chrono::milliseconds wait, QObject *context,
                      std::function<void()> act) const
{
    m_waits += wait;
    const std::chrono::milliseconds due = m_passed + std::max(wait, 0ms);
    const auto place =
        std::upper_bound(m_pending.begin(), m_pending.end(), due,
                         [](auto time, const Wait &pending) { return time < pending.due; });
    m_pending.insert(place, Wait{due, context, std::move(act)});
    m_pump.start(0ms);
}

void FakeClock::advance(std::chrono::milliseconds time)
{
    passTime(time);
    m_pump.start(0ms);
}

void FakeClock::setJumping(bool jumps)
{
    m_jumps = jumps;
    m_pump.start(0ms);
}

int FakeClock::waiting() const
{
    dropDead();
    return int(m_pending.size());
}

void FakeClock::dropDead() const
{
    m_pending.removeIf([](const Wait &wait) { return !wait.context; });
}

void FakeClock::passTime(std::chrono::milliseconds time)
{
    m_passed += time;
    m_now = m_now.addMSecs(time.count());
}

// One at a time, so that the event loop can deliver the consequences of each.
void FakeClock::actOnNext()
{
    dropDead();
    const bool isDue = !m_pending.isEmpty() && m_pending.first().due <= m_passed;
    if (m_pending.isEmpty() || (!isDue && !m_jumps))
        return m_pump.stop();
    if (!isDue && m_allowed && !m_allowed())
        return m_pump.start(1ms); // ask again
    const Wait next = m_pending.takeFirst();
    passTime(std::max(next.due - m_passed, 0ms));
    m_pump.start(0ms);
    next.act();
}

} // namespace broadsheet::test
