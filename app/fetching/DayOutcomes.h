// How an answer that is stored is told to the user. Pure function.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"
#include "fetching/SourceQuery.h"

namespace broadsheet {

// `request` is that of the whole fetch.
[[nodiscard]] DayOutcome outcomeOf(const FetchTask &task, const QueryOutcome &outcome,
                                   int newPapers, const FetchRequest &request);

} // namespace broadsheet
