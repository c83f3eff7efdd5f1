// Where the settings are and whether the file can be used at all.
#pragma once

#include <QSettings>

#include <optional>

namespace broadsheet {

// Settings that are read and written by readIni() and writeIni().
[[nodiscard]] QSettings::Format settingsFormat();

// broadsheet/broadsheet.ini in the user's configuration folder.
[[nodiscard]] QString defaultSettingsFile();

// Why the file is not used: a sentence for the user. Nothing when it can be used or does not exist.
// Never waits for a FIFO or a device.
[[nodiscard]] std::optional<QString> settingsRefusal(const QString &path);

// A path at which nothing can ever be written.
[[nodiscard]] QString noSettingsFile();

} // namespace broadsheet
