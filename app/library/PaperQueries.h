// Papers by id or number: functions of Library of nearly these names. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/Query.h"
#include "papers/Report.h"
#include "sqlite/Database.h"

#include <QHash>

namespace broadsheet {

[[nodiscard]] QList<PaperId> papersWithoutReportOf(Database &database, const QString &source,
                                                   const Query &query, const QDateTime &now);
[[nodiscard]] QList<PaperRow> rowsOf(Database &database, const QList<PaperId> &ids);
[[nodiscard]] QList<PaperRow> rowsAt(Database &database, const QList<qint32> &numbers,
                                     const QString &profile);
// See Library::snippets().
[[nodiscard]] Snippets snippetsOf(Database &database, const QList<qint32> &numbers,
                                  const QString &search, const QStringList &languages);
[[nodiscard]] Paper paperWithId(Database &database, const PaperId &id, const QString &profile = {});
[[nodiscard]] QList<Paper> papersFor(Database &database, const Query &query);
// Whole papers, in this order, but for Paper::authorSummaries. Unknown numbers are left out.
[[nodiscard]] QList<Paper> papersAt(Database &database, const QList<qint32> &numbers,
                                    const QString &profile = {});

// See Library::firstDays().
[[nodiscard]] QHash<PaperId, QDate> firstDaysOf(Database &database, const QString &source,
                                                const QList<PaperId> &papers);
[[nodiscard]] int papersAlsoListedBefore(Database &database, const DayReport &report);

} // namespace broadsheet
