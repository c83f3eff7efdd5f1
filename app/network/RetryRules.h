// When it is worth asking a server again, and how long it wants to be left alone: RFC 9110, section
// 10.2.3, and the RateLimit header of the IETF's draft with its older forms. Pure.
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace broadsheet {

// As they came; malformed ones say nothing.
struct PoliteHeaders
{
    QByteArray retryAfter;
    QByteArray date;
    QByteArray rateLimit;          // "api";r=0;t=55
    QByteArray rateLimitRemaining; // the older form, with or without X-
    QByteArray rateLimitReset;     // seconds from now, or since 1970
};

// Longer than this no request waits for a server; its reply is delivered with retryAt instead.
constexpr std::chrono::milliseconds kPatience = std::chrono::minutes(2);

[[nodiscard]] bool mayPass(int status);
[[nodiscard]] bool isOverloaded(int status); // no matter what it is asked for

// Invalid when the server says nothing of the kind; at most a day from now.
[[nodiscard]] QDateTime leaveAloneUntil(int status, const PoliteHeaders &headers,
                                        const QDateTime &now);

// Before attempt 1, 2, …: anything up to a limit that doubles. `random` is between 0 and 1.
[[nodiscard]] std::chrono::milliseconds backoff(int attempt, double random);

} // namespace broadsheet
