// Logging categories, switched with QT_LOGGING_RULES (e.g. "broadsheet.*=true"). Warnings are
// printed by default, the rest is silent.
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
