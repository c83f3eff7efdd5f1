// Papers with the same words as another one, found in the full-text index. Throws Failed.
#pragma once

#include "fit/Fit.h"
#include "sqlite/Database.h"

namespace broadsheet {

// See similarPapers().
[[nodiscard]] SimilarPapers papersLike(Database &database, const PaperId &paper, int limit);

} // namespace broadsheet
