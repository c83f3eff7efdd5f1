// What arXiv's two services have in common: their entries, and how arXiv wants to be asked.
#pragma once

#include "sources/Feed.h"

namespace broadsheet {

// The id is empty when the entry does not name a paper of arXiv.
[[nodiscard]] PaperReport paperOf(const FeedEntry &entry);

// An empty report for the new versions that a list announces beside the papers of its day.
[[nodiscard]] DayReport updatesBeside(const DayReport &day);
void addUpdates(ParsedResponse &parsed, const DayReport &updates); // unless it is empty

// Those that can stand in an address, "cs.CL" when there is none.
[[nodiscard]] QStringList categoriesToAsk(const QStringList &categories);

// One for all of arXiv's hosts, because arXiv counts requests to all of them together.
[[nodiscard]] Budget arxivBudget();
[[nodiscard]] Patience arxivPatience();
// For a page, or a picture on it: arXiv's budget when `url` is on one of its hosts, else none.
// These are less work than lists, so they follow sooner on the request before.
[[nodiscard]] Budget arxivPageBudget(const QUrl &url);

} // namespace broadsheet
