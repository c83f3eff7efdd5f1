// The translation context of this folder's free functions.
#pragma once

#include <QCoreApplication>

namespace broadsheet {

struct CalendarTr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::calendar)
};

} // namespace broadsheet
