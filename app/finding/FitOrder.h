// Lists by how well papers fit (tables/FitNumbers.h). The numbers of all papers are read and sorted
// in memory: 110,000 take some ten milliseconds. Throws Failed.
#pragma once

#include "finding/ListOrder.h"

namespace broadsheet {

// For sortedNumbers() by SortKey::Fit. Papers without a number come last, the newest first.
[[nodiscard]] QList<qint32> numbersByFit(Database &database, const Query &query,
                                         const ListFilter &filter, const OrderOptions &options);

} // namespace broadsheet
