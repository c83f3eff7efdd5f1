// What is selected on the pages, as highlights: one for each page. Pure function.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

class PagesView;

// Without colour and note. Pages whose text is not there yet are left out.
[[nodiscard]] QList<Highlight> highlightsFrom(PagesView &pages);

} // namespace broadsheet
