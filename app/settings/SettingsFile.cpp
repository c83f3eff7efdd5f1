#include "settings/SettingsFile.h"

#include "base/Limits.h"
#include "settings/IniText.h"
#include "settings/Tr.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// One byte over the limit is enough to notice.
std::optional<QSettings::SettingsMap> readFrom(QIODevice &device)
{
    const QByteArray text = device.read(maxSettingsBytes + 1);
    return text.size() > maxSettingsBytes ? std::nullopt : readIni(text);
}

bool read(QIODevice &device, QSettings::SettingsMap &values)
{
    std::optional<QSettings::SettingsMap> found = readFrom(device);
    if (found)
        values = *std::move(found);
    return found.has_value();
}

// A file that would be refused at the next start is not written.
bool write(QIODevice &device, const QSettings::SettingsMap &values)
{
    const QByteArray text = writeIni(values);
    return text.size() <= maxSettingsBytes && device.write(text) == text.size();
}

} // namespace

QSettings::Format settingsFormat()
{
    static const QSettings::Format format =
        QSettings::registerFormat(u"ini"_s, read, write, Qt::CaseSensitive);
    return format;
}

QString defaultSettingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           "/broadsheet/broadsheet.ini"_L1;
}

std::optional<QString> settingsRefusal(const QString &path)
{
    const QFileInfo info(path);
    const QString kept =
        SettingsTr::tr("The settings file %1 %2. It was not changed; the defaults are used.");
    if (!info.exists())
        return std::nullopt;
    if (!info.isFile()) // checked before anything is opened, because opening a FIFO waits
        return kept.arg(path, SettingsTr::tr("is not a plain file"));
    if (info.size() > maxSettingsBytes)
        return kept.arg(
            path,
            SettingsTr::tr("is larger than %1").arg(QLocale().formattedDataSize(maxSettingsBytes)));
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && !readFrom(file))
        return kept.arg(path, SettingsTr::tr("has too many or too long keys"));
    return std::nullopt;
}

QString noSettingsFile()
{
    return u"/dev/null/settings"_s; // /dev/null is not a folder
}

} // namespace broadsheet
