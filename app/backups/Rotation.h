// Which backups are kept as time goes by. Pure function.
#pragma once

#include <QDateTime>
#include <QList>

namespace broadsheet {

// The places of the moments that are not kept. `newestFirst`: when the backups were made. Kept are
// the newest three, and the newest of each of the last 7 days, 4 weeks and 12 months that have one.
// Days, weeks and months are those of the time zone in which the moments are given.
[[nodiscard]] QList<qsizetype> outdatedBackups(const QList<QDateTime> &newestFirst);

} // namespace broadsheet
