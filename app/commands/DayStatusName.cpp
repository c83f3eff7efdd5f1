#include "commands/DayStatusName.h"

#include "commands/Tr.h"
#include "papers/DayStatusText.h"

namespace broadsheet {

QString statusName(DayStatus status)
{
    // Scripts have always read this word.
    return status == DayStatus::Empty ? CommandsTr::tr("empty") : dayStatusText(status);
}

} // namespace broadsheet
