#include "settings/StandardPaths.h"

#include "base/PrivateFiles.h"
#include "settings/SettingsFile.h"

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

QString helper(QLatin1StringView name)
{
    const QString here = QCoreApplication::applicationDirPath();
    if (QFileInfo::exists(here + name))
        return here + name;
    return here + u'/' + QStringLiteral(BROADSHEET_LIBEXEC_FROM_BIN) + name;
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

QString pdfFolder()
{
    return below(QStandardPaths::GenericCacheLocation, "pdfs"_L1);
}

QString budgetFile()
{
    return below(QStandardPaths::GenericCacheLocation, "requests"_L1);
}

QString promptFile()
{
    return below(QStandardPaths::GenericConfigLocation, "summary-prompt.txt"_L1);
}

QString decoderProgram()
{
    return helper("/broadsheet-decoder"_L1);
}

QString pagesProgram()
{
    return helper("/broadsheet-pages"_L1);
}

QString voiceProgram()
{
    return helper("/broadsheet-voice"_L1);
}

void makeFilesPrivate(const QString &library, const QString &settings)
{
    QStringList paths{settings, pictureFolder(), httpCacheFolder(), pdfFolder(), budgetFile()};
    for (const auto location :
         {QStandardPaths::GenericDataLocation, QStandardPaths::GenericConfigLocation,
          QStandardPaths::GenericCacheLocation})
        paths += QStandardPaths::writableLocation(location) + "/broadsheet"_L1;
    paths += defaultSettingsFile();
    for (const QString &file : {library, defaultLibraryFile()})
        paths += {file, file + "-wal"_L1, file + "-shm"_L1};
    for (const QString &path : std::as_const(paths))
        makePrivate(path);
}

} // namespace broadsheet
