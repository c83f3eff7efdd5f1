#include "network/RetryRules.h"

#include "network/Freshness.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr qint64 maxSeconds = 24 * 3600;
constexpr qint64 minEpoch = 1'000'000'000; // from here on seconds count from 1970, not from now

// Digits only. A number that does not fit becomes the largest one.
std::optional<qint64> number(const QByteArray &text)
{
    const QByteArray digits = text.trimmed();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return fits ? value : std::numeric_limits<qint64>::max();
}

QDateTime later(const QDateTime &now, qint64 seconds)
{
    return now.addSecs(std::clamp<qint64>(seconds, 0, maxSeconds));
}

// A date is relative to the server's clock, where a Date header tells it.
QDateTime fromRetryAfter(const RetryHeaders &headers, const QDateTime &now)
{
    if (const std::optional<qint64> seconds = number(headers.retryAfter))
        return later(now, *seconds);
    const QDateTime until = httpDate(headers.retryAfter);
    const QDateTime sent = httpDate(headers.date);
    return until.isValid() ? later(now, (sent.isValid() ? sent : now).secsTo(until)) : QDateTime();
}

std::optional<qint64> parameter(const QList<QByteArray> &parts, QByteArrayView name)
{
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        if (equals > 0 && part.left(equals).trimmed() == name)
            return number(part.mid(equals + 1));
    }
    return std::nullopt;
}

// With several policies, the exhausted one that resets last.
QDateTime fromRateLimit(const RetryHeaders &headers, const QDateTime &now)
{
    QDateTime until;
    const QList<QByteArray> policies = headers.rateLimit.split(',');
    for (const QByteArray &policy : policies) {
        const QList<QByteArray> parts = policy.split(';');
        const std::optional<qint64> seconds = parameter(parts, "t");
        if (parameter(parts, "r") == 0 && seconds)
            until = std::max(until, later(now, *seconds));
    }
    const std::optional<qint64> reset = number(headers.rateLimitReset);
    if (number(headers.rateLimitRemaining) != 0 || !reset)
        return until;
    const qint64 seconds = *reset < minEpoch ? *reset : *reset - now.toSecsSinceEpoch();
    return std::max(until, later(now, seconds));
}

} // namespace

bool isTransient(int status)
{
    return status == 408 || status == 429 || (status >= 500 && status <= 599 && status != 501);
}

bool isOverloaded(int status)
{
    return status == 429 || status == 503;
}

bool isHeldUp(int status)
{
    return status == 403 || status == 406 || isOverloaded(status);
}

std::chrono::milliseconds nextHoldUp(std::chrono::milliseconds last)
{
    static constexpr std::array<std::chrono::milliseconds, 4> steps{1min, 5min, 15min, 60min};
    const auto *const next = std::upper_bound(steps.begin(), steps.end(), last);
    return next == steps.end() ? steps.back() : *next;
}

QDateTime retryAt(int status, const RetryHeaders &headers, const QDateTime &now)
{
    const bool isSuccess = status >= 200 && status <= 299;
    const QDateTime asked = isSuccess ? QDateTime() : fromRetryAfter(headers, now);
    return std::max(asked, fromRateLimit(headers, now)); // an invalid date is less than any other
}

std::chrono::milliseconds backoff(int attempt, double random)
{
    constexpr std::chrono::milliseconds first = 1s;
    constexpr std::chrono::milliseconds maxWait = 30s;
    const auto limit = std::min(first * (1 << std::clamp(attempt - 1, 0, 10)), maxWait);
    return std::chrono::milliseconds(qint64(double(limit.count()) * random));
}

} // namespace broadsheet
