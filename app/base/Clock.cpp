#include "base/Clock.h"

namespace broadsheet {

QDateTime systemTime()
{
    return QDateTime::currentDateTimeUtc();
}

QDateTime utcTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC();
}

} // namespace broadsheet
