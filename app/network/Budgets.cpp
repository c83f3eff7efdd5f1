#include "network/Budgets.h"

#include "base/Clock.h"
#include "base/Logging.h"
#include "network/HttpClient.h"
#include "network/RetryRules.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// Added to the window, because a request may reach the server faster than the one before it.
constexpr std::chrono::milliseconds windowMargin = 80ms;
constexpr std::chrono::milliseconds lockRetryWait = 25ms;
// Requests on one budget may have windows of different lengths, so a time is kept for longer than
// the window of the request that happens to look at it.
constexpr std::chrono::milliseconds leastMemory = 2min;
constexpr qint64 msPerDay = std::chrono::milliseconds(24h).count();

bool isCounted(const Budget &budget)
{
    return budget.requests > 0 && budget.window > 0ms;
}

// Moves times in the future to now, and drops pauses that are in the future or too long: the clock
// may have been set back, and the file may hold anything. Returns whether the log was changed.
bool correct(BudgetLog &log, qint64 now)
{
    const auto ahead = std::upper_bound(log.taken.begin(), log.taken.end(), now);
    const bool isAhead = ahead != log.taken.end();
    std::fill(ahead, log.taken.end(), now);
    if (log.pausedAt <= now && log.pausedUntil - log.pausedAt <= msPerDay)
        return isAhead;
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

bool isOutdated(const BudgetLog &log, qint64 now)
{
    return (log.taken.isEmpty() || log.taken.last() < now - msPerDay) && log.pausedUntil <= now;
}

} // namespace

Budgets::Budgets(QString path, const HttpClock &clock) : m_path(std::move(path)), m_clock(clock) {}

qint64 Budgets::now() const
{
    return m_clock.now().toMSecsSinceEpoch();
}

Budgets::Permit Budgets::acquire(const Budget &budget)
{
    BudgetFile file(isCounted(budget) ? m_path : QString());
    if (isBlockedBy(file, budget))
        return {.wait = lockRetryWait};
    BudgetLog &log = open(file, budget);
    const qint64 time = now();
    bool isChanged = correct(log, time);
    Permit permit;
    if (log.pausedUntil > time) {
        permit = {.wait = std::chrono::milliseconds(log.pausedUntil - time), .isServerPause = true};
    } else if (isCounted(budget)) {
        const qint64 span = (budget.window + windowMargin).count();
        const auto memory = std::max<qint64>(span, leastMemory.count());
        log.taken.removeIf([&](qint64 taken) { return taken + memory <= time; });
        const auto counted = std::upper_bound(log.taken.cbegin(), log.taken.cend(), time - span);
        if (log.taken.cend() - counted >= budget.requests) {
            const qint64 blocking = log.taken[log.taken.size() - budget.requests];
            permit.wait = std::chrono::milliseconds(blocking + span - time);
        } else {
            log.taken += time;
            permit.slot = time;
            isChanged = true;
        }
    }
    if (isChanged)
        save(file, budget);
    return permit;
}

qint64 Budgets::recordSent(const Budget &budget, qint64 slot)
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
    mergeInto(log, {.pausedAt = now(), .pausedUntil = until.toMSecsSinceEpoch()});
    save(file, budget);
}

// The last pause stays in the log when it is over, so the next one can be longer.
QDateTime Budgets::holdUp(const Budget &budget, const QDateTime &told)
{
    BudgetFile file(isCounted(budget) ? m_path : QString());
    BudgetLog &log = open(file, budget);
    const qint64 time = now();
    if (log.pausedUntil <= time) { // else another answer of the same kind came a moment ago
        const std::chrono::milliseconds last(log.pausedUntil - log.pausedAt);
        log.pausedAt = time;
        log.pausedUntil = time + nextHoldUp(last).count();
    }
    if (told.isValid())
        log.pausedUntil = std::max(log.pausedUntil, told.toMSecsSinceEpoch());
    const QDateTime until = utcTime(log.pausedUntil);
    save(file, budget); // which may remove the log
    return until;
}

void Budgets::endHoldUp(const Budget &budget)
{
    BudgetFile file(isCounted(budget) ? m_path : QString());
    BudgetLog &log = open(file, budget);
    if (log.pausedUntil == 0 || log.pausedUntil > now())
        return;
    log.pausedAt = log.pausedUntil = 0;
    save(file, budget);
}

// Another process holds the lock only for a moment. If it hangs there, we go on after one window.
bool Budgets::isBlockedBy(const BudgetFile &file, const Budget &budget)
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
        merge(file.read());
    BudgetLog &log = m_logs[budget.name];
    log.isPersistent = isCounted(budget);
    return log;
}

// Keeps budgets that the file lacks, since it may have been removed or damaged.
void Budgets::merge(const BudgetLogs &fromFile)
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
    std::erase_if(m_logs, [time](const auto &entry) { return isOutdated(entry.second, time); });
    const bool wasWritable = std::exchange(m_isWritable, file.write(m_logs));
    m_isAhead = !m_isWritable;
    if (wasWritable && !m_isWritable)
        qCWarning(logNetwork) << "Request times are not kept: cannot write" << m_path;
}

} // namespace broadsheet
