// Backups as a table for people and as JSON for scripts.
#pragma once

#include "backups/Backups.h"

#include <QByteArray>
#include <QString>

namespace broadsheet {

[[nodiscard]] QString backupTable(const QList<Backup> &backups);
[[nodiscard]] QByteArray backupJson(const QList<Backup> &backups);

} // namespace broadsheet
