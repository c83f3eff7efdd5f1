// How long a fetch takes because a service allows few requests. Pure function.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"

#include <deque>

namespace broadsheet {

// Sets what the slowest service says to the progress, when more requests wait for it than it allows
// at once.
void noteBudgets(FetchProgress &progress, const std::deque<FetchTask> &waiting);

} // namespace broadsheet
