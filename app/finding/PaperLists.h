// The papers of a query, as numbers in order or as rows. Everything is computed with sets of paper
// numbers; see README.md. Throws Failed, also if the query is cancelled.
#pragma once

#include "finding/FirstScreen.h"
#include "papers/Counts.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/Query.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] PaperSet papersMatching(Database &database, const Expression &expression);

// At most query.limit papers in the order of the query.
[[nodiscard]] QList<qint32> listNumbers(Database &database, const Query &query);

// See Library::order, first, list and count.
[[nodiscard]] PaperOrder paperOrder(Database &database, const Query &query, const PaperId &locate);
// `isOver`: none is startScreenTimeout().
[[nodiscard]] QList<PaperRow> firstRows(Database &database, const Query &query, int rows,
                                        const ScreenTimeout &isOver = {});
[[nodiscard]] QList<PaperRow> listRows(Database &database, const Query &query);
[[nodiscard]] SearchCount countMatches(Database &database, const Query &query);

} // namespace broadsheet
