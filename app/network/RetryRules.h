// When it is worth sending a request again, and how long a server asks not to be contacted: RFC
// 9110, section 10.2.3 (Retry-After), and the RateLimit header of the IETF draft
// draft-ietf-httpapi-ratelimit-headers with its older forms. Pure functions.
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace broadsheet {

// As received. Malformed values are treated as missing.
struct RetryHeaders
{
    QByteArray retryAfter;
    QByteArray date;
    QByteArray rateLimit;          // "api";r=0;t=55
    QByteArray rateLimitRemaining; // the older form, with or without X-
    QByteArray rateLimitReset;     // seconds from now, or since 1970
};

// Requests that would have to wait longer for a server fail at once instead.
inline constexpr std::chrono::milliseconds maxRetryWait = std::chrono::minutes(2);

// The same request may succeed later: 408, 429 and 5xx except 501.
[[nodiscard]] bool isTransient(int status);
// The server refuses all requests for now: 429 and 503.
[[nodiscard]] bool isOverloaded(int status);

// A service with Budget::holdsUp refuses all requests for now: 403, 406, 429 and 503.
[[nodiscard]] bool isHeldUp(int status);
// How long such a service is left alone, after it was left alone for `last` the time before: a
// minute, then 5, 15, and 60 minutes.
[[nodiscard]] std::chrono::milliseconds nextHoldUp(std::chrono::milliseconds last);

// The earliest time at which the server accepts requests again. At most a day after `now`; invalid
// when it does not say. `now` is UTC.
[[nodiscard]] QDateTime retryAt(int status, const RetryHeaders &headers, const QDateTime &now);

// The wait before attempt 1, 2, …: `random`, from 0 to 1, times a limit that doubles from one
// second up to 30.
[[nodiscard]] std::chrono::milliseconds backoff(int attempt, double random);

} // namespace broadsheet
