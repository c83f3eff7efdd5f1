#include "network/Freshness.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Nothing needs to be trusted for longer than a year. The limit also keeps the arithmetic in range.
constexpr qint64 maxSeconds = 365LL * 24 * 3600;

// The value of the directive `name`: empty when it has none, nothing when it is missing.
std::optional<QByteArray> directive(const QByteArray &cacheControl, QByteArrayView name)
{
    const QList<QByteArray> parts = cacheControl.toLower().split(',');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = (equals < 0 ? part : part.left(equals)).trimmed();
        if (key == name)
            return equals < 0 ? QByteArray() : part.mid(equals + 1).trimmed().replace('"', "");
    }
    return std::nullopt;
}

QDateTime after(const QDateTime &now, qint64 seconds)
{
    return now.addSecs(std::clamp<qint64>(seconds, 0, maxSeconds));
}

} // namespace

QDateTime httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeZone(QTimeZone::utc());
    return date;
}

bool mayBeStored(const QByteArray &cacheControl)
{
    return !directive(cacheControl, "no-store");
}

QDateTime freshUntil(const FreshnessHeaders &headers, const QDateTime &now)
{
    if (directive(headers.cacheControl, "no-cache") || directive(headers.cacheControl, "no-store"))
        return now;
    if (const auto maxAge = directive(headers.cacheControl, "max-age")) {
        bool isNumber = false;
        const qint64 seconds = maxAge->toLongLong(&isNumber);
        return isNumber ? after(now, seconds - headers.age.trimmed().toLongLong()) : now;
    }
    if (headers.expires.isEmpty())
        return {};
    const QDateTime expires =
        httpDate(headers.expires); // an invalid date such as "0" means: already stale
    const QDateTime sent = httpDate(headers.date);
    return expires.isValid() ? after(now, (sent.isValid() ? sent : now).secsTo(expires)) : now;
}

} // namespace broadsheet
