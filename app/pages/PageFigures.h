// Figures of a paper, known by their captions: "Figure 2: …". What is above the caption, up to the
// text before it, is the figure, whether it is a picture or drawn. A guess: it can be too large,
// and a figure without such a caption is not found. Pure functions.
#pragma once

#include "pages/PageTypes.h"

namespace broadsheet {

// `words` are those of the page, in any order.
[[nodiscard]] QList<PageFigure> figuresOf(const QList<PageWord> &words, QSizeF pageSize);

} // namespace broadsheet
