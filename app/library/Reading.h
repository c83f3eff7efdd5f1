// The questions about papers. Throws Failed.
#pragma once

#include "library/Database.h"
#include "papers/Paper.h"
#include "papers/Query.h"

namespace broadsheet {

[[nodiscard]] QList<PaperRow> listPapers(Database &database, const Query &query);
[[nodiscard]] QList<PaperId> papersWithoutReportOf(Database &database, const QString &source,
                                                   const Query &query);
[[nodiscard]] QList<PaperRow> rowsOf(Database &database, const QList<PaperId> &ids);
[[nodiscard]] Paper paperOf(Database &database, const PaperId &id);

// By the rules of Query: unknown votes last either way, texts without regard to case and locale,
// ties by the newest day and then the id.
void sortRows(QList<PaperRow> &rows, SortKey key, bool ascending);

} // namespace broadsheet
