// Papers by conditions, and lists in order. Everything is computed with sets of numbers: each
// condition is one set, read from an index; All, Any and Not are operations on sets; an order is an
// index that is walked from its beginning, leaving out what is not in the set. Throws Failed, also
// when the question was cancelled meanwhile.
#pragma once

#include "finding/FirstScreen.h"
#include "papers/Counts.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/Query.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] PaperSet papersFor(Database &database, const Expression &expression);

// The papers of a query in its order, at most query.limit.
[[nodiscard]] QList<qint32> numbersOf(Database &database, const Query &query);

// The functions of Library of these names.
[[nodiscard]] PaperOrder orderOf(Database &database, const Query &query, const PaperId &locate);
// `isOver`: none is startScreenTimeout().
[[nodiscard]] QList<PaperRow> firstOf(Database &database, const Query &query, int rows,
                                      const ScreenTimeout &isOver = {});
[[nodiscard]] QList<PaperRow> listOf(Database &database, const Query &query);
[[nodiscard]] SearchCount countOf(Database &database, const Query &query);

} // namespace broadsheet
