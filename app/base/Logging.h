// Logging categories. Warnings are printed by default; QT_LOGGING_RULES="broadsheet.*=true" prints
// everything.
#pragma once

#include <QLoggingCategory>

namespace broadsheet {

Q_DECLARE_LOGGING_CATEGORY(logLibrary)
Q_DECLARE_LOGGING_CATEGORY(logNetwork)
Q_DECLARE_LOGGING_CATEGORY(logThumbnails)
Q_DECLARE_LOGGING_CATEGORY(logReading)
Q_DECLARE_LOGGING_CATEGORY(logSettings)
Q_DECLARE_LOGGING_CATEGORY(logWindow)

} // namespace broadsheet
