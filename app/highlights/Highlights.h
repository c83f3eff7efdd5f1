// The highlights of a paper in the library. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Database.h"

namespace broadsheet {

// With their notes, in the order of the pages; at most maxHighlights. One that was taken away is
// there while it has a note: another machine wrote that without knowing.
[[nodiscard]] QList<Highlight> highlightsOf(Database &database, const PaperId &paper);

} // namespace broadsheet
