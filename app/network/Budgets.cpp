#include "network/Budgets.h"

#include "base/Logging.h"
#include "network/HttpClient.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// A request may travel faster than the one before it.
constexpr std::chrono::milliseconds kMargin = 80ms;
constexpr std::chrono::milliseconds kBusyPause = 25ms;
constexpr qint64 kDay = std::chrono::milliseconds(24h).count();

bool isCounted(const Budget &budget)
{
    return budget.requests > 0 && budget.window > 0ms;
}

// The clock may have been set back, or the file may say anything: nothing lies ahead of now. True
// when something had to be changed.
bool bringBack(BudgetLog &log, qint64 now)
{
    const auto ahead = std::upper_bound(log.taken.begin(), log.taken.end(), now);
    const bool isOff = ahead != log.taken.end();
    std::fill(ahead, log.taken.end(), now);
    if (log.pausedAt <= now && log.pausedUntil - log.pausedAt <= kDay)
        return isOff;
    log.pausedAt = log.pausedUntil = 0;
    return true;
}

void mergeInto(BudgetLog &log, const BudgetLog &other)
{
    for (const qint64 time : other.taken)
        if (!log.taken.contains(time))
            log.taken.insert(std::upper_bound(log.taken.begin(), log.taken.end(), time), time);
    if (other.pausedUntil > log.pausedUntil) {
        log.pausedAt = other.pausedAt;
        log.pausedUntil = other.pausedUntil;
    }
}

bool isOver(const BudgetLog &log, qint64 now)
{
    return (log.taken.isEmpty() || log.taken.last() < now - kDay) && log.pausedUntil <= now;
}

} // namespace

Budgets::Budgets(QString path, const HttpClock &clock) : m_path(std::move(path)), m_clock(clock) {}

qint64 Budgets::now() const
{
    return m_clock.now().toMSecsSinceEpoch();
}

Budgets::Turn Budgets::take(const Budget &budget)
{
    BudgetFile file(isCounted(budget) ? m_path : QString());
    if (isHeldUp(file, budget))
        return {.wait = kBusyPause};
    BudgetLog &log = open(file, budget);
    const qint64 time = now();
    bool isChanged = bringBack(log, time);
    Turn turn;
    if (log.pausedUntil > time) {
        turn = {.wait = std::chrono::milliseconds(log.pausedUntil - time), .isPaused = true};
    } else if (isCounted(budget)) {
        const qint64 span = (budget.window + kMargin).count();
        log.taken.removeIf([&](qint64 taken) { return taken + span <= time; });
        if (log.taken.size() >= budget.requests) {
            const qint64 blocking = log.taken[log.taken.size() - budget.requests];
            turn.wait = std::chrono::milliseconds(blocking + span - time);
        } else {
            log.taken += time;
            turn.slot = time;
            isChanged = true;
        }
    }
    if (isChanged)
        save(file, budget);
    return turn;
}

qint64 Budgets::sent(const Budget &budget, qint64 slot)
{
    if (!isCounted(budget))
        return slot;
    BudgetFile file(m_path);
    BudgetLog &log = open(file, budget);
    log.taken.removeOne(slot);
    log.taken += now();
    std::sort(log.taken.begin(), log.taken.end());
    save(file, budget);
    return now();
}

void Budgets::pause(const Budget &budget, const QDateTime &until)
{
    BudgetFile file(isCounted(budget) ? m_path : QString());
    BudgetLog &log = open(file, budget);
    mergeInto(log, {.taken = {}, .pausedAt = now(), .pausedUntil = until.toMSecsSinceEpoch()});
    save(file, budget);
}

// Another process holds the lock for a moment. One that hangs just then must not stop us.
bool Budgets::isHeldUp(const BudgetFile &file, const Budget &budget)
{
    if (!isCounted(budget))
        return false;
    if (file.state() != BudgetFile::State::Busy) {
        m_busySince = 0;
        return false;
    }
    const qint64 time = now();
    if (m_busySince == 0 || m_busySince > time)
        m_busySince = time;
    return time - m_busySince < budget.window.count();
}

BudgetLog &Budgets::open(BudgetFile &file, const Budget &budget)
{
    if (file.state() == BudgetFile::State::Open && m_isWritable)
        adopt(file.read());
    BudgetLog &log = m_logs[budget.name];
    log.isKept = isCounted(budget);
    return log;
}

// What the file does not know at all stays: somebody may have removed or damaged it.
void Budgets::adopt(const BudgetLogs &fromFile)
{
    for (const auto &[name, log] : fromFile) {
        const BudgetLog known = std::exchange(m_logs[name], log);
        if (m_isAhead)
            mergeInto(m_logs[name], known);
    }
}

void Budgets::save(BudgetFile &file, const Budget &budget)
{
    if (!isCounted(budget))
        return;
    if (file.state() != BudgetFile::State::Open) {
        m_isAhead = true;
        return;
    }
    const qint64 time = now();
    std::erase_if(m_logs, [time](const auto &entry) { return isOver(entry.second, time); });
    const bool wasWritable = std::exchange(m_isWritable, file.write(m_logs));
    m_isAhead = !m_isWritable;
    if (wasWritable && !m_isWritable)
        qCWarning(logNetwork) << "Requests are not remembered: cannot write" << m_path;
}

} // namespace broadsheet
