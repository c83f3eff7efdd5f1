// From the journal and the terms of all papers to the numbers of a profile.
#pragma once

#include "base/Result.h"
#include "fit/Fit.h"

namespace broadsheet {

class Library;

// For Library::…: blocks, and must not be called on a thread of the library. See refreshFit().
[[nodiscard]] Result<FitState> refreshFitNow(Library &library, const QString &profile,
                                             BeforeLearning before);

} // namespace broadsheet
