// How an answer is told to the user. Pure functions.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"
#include "fetching/SourceQuery.h"

namespace broadsheet {

// `request` is that of the whole fetch.
[[nodiscard]] DayOutcome outcomeOf(const FetchTask &task, const QueryOutcome &outcome,
                                   int newPapers, const FetchRequest &request);

// The answer to a task that was not even asked, because the source does not answer at all.
[[nodiscard]] QueryOutcome unreachable(const FetchTask &task, const QDateTime &now);

} // namespace broadsheet
