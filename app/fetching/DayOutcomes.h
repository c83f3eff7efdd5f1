// How an answer is told to the user. Pure functions.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/Fetcher.h"
#include "fetching/SourceQuery.h"

namespace broadsheet {

// `request` is that of the whole fetch.
[[nodiscard]] DayOutcome outcomeOf(const FetchTask &task, const QueryOutcome &outcome,
                                   int newPapers, const FetchRequest &request);

// The answer as the ledger is to have it. With a source that has only its newest day, which may be
// an old one, a failure is of the day that is known, because nobody will ask for today again.
// Another answer says how the days stand that are newer than its oldest, although it has none of
// their papers.
[[nodiscard]] QueryOutcome inLedger(const FetchTask &task, QueryOutcome outcome);

// The answer to a task that was not even asked, because the source does not answer at all.
[[nodiscard]] QueryOutcome unreachable(const FetchTask &task, const QDateTime &now);

} // namespace broadsheet
