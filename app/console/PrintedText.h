// What several commands print in the same words, and backups as a table for people and as JSON for
// scripts.
#pragma once

#include "backups/Backups.h"
#include "papers/Day.h"
#include "papers/State.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace broadsheet {

class Library;

[[nodiscard]] QString statusName(DayStatus status);
[[nodiscard]] QString localTime(const QDateTime &moment);     // "2024-03-22 09:30"
[[nodiscard]] QJsonValue timeOrNull(const QDateTime &moment); // UTC

// The title of the only paper of a gesture; else empty.
[[nodiscard]] QString titleOf(const Marking &gesture, Library &library);

[[nodiscard]] QString backupTable(const QList<Backup> &backups);
[[nodiscard]] QByteArray backupJson(const QList<Backup> &backups);

} // namespace broadsheet
