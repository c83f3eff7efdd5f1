// The categories of arXiv as the user writes them. Pure function.
#pragma once

#include <QStringList>

namespace broadsheet {

// "cs.CL", "hep-th" and "cond-mat.str-el", separated by commas, semicolons, plus or spaces.
// Anything else is left out: it would break the address that the categories are put into.
[[nodiscard]] QStringList arxivCategoriesIn(const QString &text);

} // namespace broadsheet
