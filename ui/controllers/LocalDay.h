// Today, as the user's clock and time zone say.
#pragma once

#include "base/Clock.h"

#include <QDate>

namespace broadsheet {

[[nodiscard]] inline QDate localDay(const Clock &clock)
{
    return clock().toLocalTime().date();
}

} // namespace broadsheet
