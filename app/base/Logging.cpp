#include "base/Logging.h"

namespace broadsheet {

Q_LOGGING_CATEGORY(logLibrary, "broadsheet.library", QtWarningMsg)
Q_LOGGING_CATEGORY(logNetwork, "broadsheet.network", QtWarningMsg)
Q_LOGGING_CATEGORY(logThumbnails, "broadsheet.thumbnails", QtWarningMsg)
Q_LOGGING_CATEGORY(logReading, "broadsheet.reading", QtWarningMsg)
Q_LOGGING_CATEGORY(logSettings, "broadsheet.settings", QtWarningMsg)
Q_LOGGING_CATEGORY(logWindow, "broadsheet.window", QtWarningMsg)

} // namespace broadsheet
