// The questions about papers. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "papers/Query.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] QList<PaperId> papersWithoutReportOf(Database &database, const QString &source,
                                                   const Query &query);
[[nodiscard]] QList<PaperRow> rowsOf(Database &database, const QList<PaperId> &ids);
// In a list of the days between `from` and `to`; either may be invalid.
[[nodiscard]] QList<PaperRow> rowsAt(Database &database, const QList<qint32> &numbers, QDate from,
                                     QDate to);
[[nodiscard]] Paper paperOf(Database &database, const PaperId &id);

} // namespace broadsheet
