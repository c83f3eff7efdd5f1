// How long a reply may be used without asking again: RFC 9111, section 4.2.1.
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace broadsheet {

struct FreshnessHeaders
{
    QByteArray cacheControl;
    QByteArray expires;
    QByteArray date;
    QByteArray age;
};

// "Sun, 06 Nov 1994 08:49:37 GMT", or invalid.
[[nodiscard]] QDateTime httpDate(const QByteArray &text);

[[nodiscard]] bool mayBeStored(const QByteArray &cacheControl);

// Invalid when the headers say nothing; `now` itself when they ask to check every time.
[[nodiscard]] QDateTime freshUntil(const FreshnessHeaders &headers, const QDateTime &now);

} // namespace broadsheet
