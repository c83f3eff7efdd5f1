// The space between the columns of a page. Pure function.
#pragma once

#include "pages/PagePieces.h"

#include <optional>
#include <vector>

namespace broadsheet {

// In the order in which they come.
using PagePieces = std::vector<const PagePiece *>;

// Points, on the page as it is turned for the pieces.
struct PageGutter
{
    qreal left = 0; // the edges of the columns
    qreal right = 0;
    qreal from = 0; // where the text to the left of it begins
    qreal to = 0;   // where the text to the right of it ends
};

// Nothing unless most lines of text are in two columns that are about as wide, or in more.
[[nodiscard]] std::optional<PageGutter> gutterOf(const PagePieces &pieces);

} // namespace broadsheet
