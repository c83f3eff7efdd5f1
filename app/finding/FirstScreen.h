// The first rows of a list of search results, found within a time limit so that a key press is
// answered at once. Throws Failed.
#pragma once

#include "finding/ListOrder.h"
#include "search/Expression.h"

#include <functional>

namespace broadsheet {

// Asked before the texts of each paper are read: whether to stop and return what was found so far.
// `isEmpty`: nothing was found yet.
using ScreenTimeout = std::function<bool(bool isEmpty)>;

// Stops 8 ms from now, or 24 ms while nothing was found.
[[nodiscard]] ScreenTimeout startScreenTimeout();

// At most `rows` papers of the filter for which `asked` holds, by the rules of Query: a beginning
// of the list, which is shorter than `rows`, or empty, when the time is over.
[[nodiscard]] QList<qint32> firstNumbers(Database &database, const Query &query,
                                         const ListFilter &filter, const Expression &asked,
                                         int rows, const ScreenTimeout &isOver);

} // namespace broadsheet
