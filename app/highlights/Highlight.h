// A place of a paper's PDF that the reader highlighted, and the text in which the journal keeps it
// (README.md). Pure functions.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

inline constexpr int highlightColours = 4;

// A name for a new highlight on a page, see pageOfHighlight().
[[nodiscard]] QString newHighlightId(int page);

// What is highlighted, as the text of an event; without page, colour and note.
[[nodiscard]] QString textOfHighlight(const Highlight &highlight);

// What an event says. The text may come from anywhere: nothing unless it is one of a highlight, and
// within the limits. A colour that this version does not know becomes the first.
[[nodiscard]] std::optional<Highlight> highlightFrom(const QString &id, qint64 colour,
                                                     const QString &text);

// In the order of the pages, and from top to bottom on each.
void sortHighlights(QList<Highlight> &highlights);

} // namespace broadsheet
