#include "commands/DayStatusName.h"

#include "commands/Tr.h"
#include "papers/DayStatusText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QString statusName(DayStatus status)
{
    // Scripts have always read this word.
    return status == DayStatus::Empty ? CommandsTr::tr("empty") : dayStatusText(status);
}

QString localTime(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace broadsheet
