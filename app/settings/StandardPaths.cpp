#include "settings/StandardPaths.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString below(QStandardPaths::StandardLocation location, QLatin1StringView name)
{
    return QStandardPaths::writableLocation(location) + "/broadsheet/"_L1 + name;
}

} // namespace

QString defaultLibraryFile()
{
    return below(QStandardPaths::GenericDataLocation, "library.sqlite"_L1);
}

QString pictureFolder()
{
    return below(QStandardPaths::GenericCacheLocation, "pictures"_L1);
}

QString httpCacheFolder()
{
    return below(QStandardPaths::GenericCacheLocation, "http"_L1);
}

QString budgetFile()
{
    return below(QStandardPaths::GenericCacheLocation, "requests"_L1);
}

} // namespace broadsheet
