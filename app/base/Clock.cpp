#include "base/Clock.h"

namespace broadsheet {

QDateTime systemTime()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace broadsheet
