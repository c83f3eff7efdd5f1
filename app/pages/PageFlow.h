// What of a page belongs to the text that goes on from page to page. Pure function.
#pragma once

#include "pages/PageTypes.h"

namespace broadsheet {

// The words without the header, the page number, the footnotes under the last column, and a figure
// or table with which the page begins. A guess: footnotes are what is written smaller at the end,
// and figures have captions. `words`: in the order of reading.
[[nodiscard]] QList<PageWord> flowOf(const QList<PageWord> &words);

} // namespace broadsheet
