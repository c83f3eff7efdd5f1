// The categories of arXiv and their names. https://arxiv.org/category_taxonomy. Pure functions.
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace broadsheet {

struct CategoryName
{
    QLatin1StringView category; // "cs.CL"
    const char *name;           // "Computation and Language", as arXiv writes it
};

[[nodiscard]] std::span<const CategoryName> arxivCategoryNames();

// Whether a category fits what was typed after cat:, both folded. A category with a dot may be only
// begun; without one it is a whole archive: "math" is math.AG and so on, but not math-ph.
[[nodiscard]] bool isInCategory(QStringView category, QStringView typed);

} // namespace broadsheet
