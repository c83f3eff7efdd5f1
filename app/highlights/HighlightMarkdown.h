// Highlights as Markdown: what they say, the page, and the note. Pure function.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

// In the order given. Without a line feed at its end; empty: there are none. What is more than
// maxHighlightsText is left out.
[[nodiscard]] QString highlightsMarkdown(const QList<Highlight> &highlights);

} // namespace broadsheet
