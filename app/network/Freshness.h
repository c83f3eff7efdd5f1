// How long a reply may be used before asking the server again: RFC 9111, section 4.2.1. Pure
// functions. Times are UTC.
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace broadsheet {

// As received; empty when missing.
struct FreshnessHeaders
{
    QByteArray cacheControl;
    QByteArray expires;
    QByteArray date;
    QByteArray age;
};

// Reads "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7). Invalid for anything else.
[[nodiscard]] QDateTime httpDate(const QByteArray &text);

// False for "no-store".
[[nodiscard]] bool mayBeStored(const QByteArray &cacheControl);

// Invalid when the headers do not say; `now` when the reply has to be checked every time. At most a
// year after `now`.
[[nodiscard]] QDateTime freshUntil(const FreshnessHeaders &headers, const QDateTime &now);

} // namespace broadsheet
