// Backups as a table for people and as JSON for scripts.
#pragma once

#include "backups/Backups.h"

#include <QByteArray>
#include <QString>

namespace broadsheet {

[[nodiscard]] QString backupTable(const QList<Backup> &backups);
[[nodiscard]] QByteArray backupJson(const QList<Backup> &backups);

// "papers 1223, read 12, stars 57, …, newest mark 2026-11-25 21:14".
[[nodiscard]] QString contentsText(const LibraryContents &contents);

} // namespace broadsheet
