#include "settings/StandardPaths.h"

#include <QCoreApplication>
#include <QFileInfo>
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

QString decoderProgram()
{
    constexpr auto name = "/broadsheet-decoder"_L1;
    const QString here = QCoreApplication::applicationDirPath();
    if (QFileInfo::exists(here + name))
        return here + name;
    return here + u'/' + QStringLiteral(BROADSHEET_LIBEXEC_FROM_BIN) + name;
}

} // namespace broadsheet
