// The order in which the words of a page are read. Pure function.
#pragma once

#include "pages/PageTypes.h"

namespace broadsheet {

// `words` come line by line, as poppler has them: each column is in order, but the columns of a
// page with formulas are mixed. What stands over several columns (title, wide figure, page number)
// comes between what is above and below it. Words that are not in columns stay as they are, so a
// page of one column is not changed. Takes time in proportion to n log n.
[[nodiscard]] QList<PageWord> inReadingOrder(const QList<PageWord> &words);

} // namespace broadsheet
