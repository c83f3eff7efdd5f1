// The beginning of a list, as soon as it can be told. Throws Failed.
#pragma once

#include "finding/ListOrder.h"
#include "search/Expression.h"

namespace broadsheet {

// Members of the list that `asked` holds for, by the rules of Query: at most `rows` of them, fewer
// when looking at texts takes too long, none when not one was found in that time.
[[nodiscard]] QList<qint32> firstNumbers(Database &database, const Query &query,
                                         const Members &members, const Expression &asked, int rows);

} // namespace broadsheet
