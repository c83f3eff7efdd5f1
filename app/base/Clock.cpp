#include "base/Clock.h"

#include <QTimeZone>

namespace broadsheet {

QDateTime systemTime()
{
    return QDateTime::currentDateTimeUtc();
}

// Without a look at the time zone of this computer, which takes most of the time.
QDateTime utcTime(qint64 milliseconds)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC);
#else
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
#endif
}

} // namespace broadsheet
