// How far each file of the shared folder was read, as the library keeps it. Pure functions.
#pragma once

#include "sync/FolderFile.h"

#include <QMap>

namespace broadsheet {

using FolderCursor = QMap<QString, FileMark>; // by the file's name below the folder

[[nodiscard]] QByteArray bytesOf(const FolderCursor &cursor);
[[nodiscard]] FolderCursor folderCursorFrom(const QByteArray &bytes); // empty for others

// A folder's name for a device, which can have any name: the event file says it.
[[nodiscard]] QString folderNameOf(const QString &device);

} // namespace broadsheet
