// What arXiv's two services have in common: their entries, and how arXiv wants to be asked.
#pragma once

#include "sources/Feed.h"

namespace broadsheet {

// The id is empty when the entry does not name a paper of arXiv.
[[nodiscard]] PaperReport paperOf(const FeedEntry &entry);

// Those that can stand in an address, "cs.CL" when there is none.
[[nodiscard]] QStringList categoriesToAsk(const QStringList &categories);

// One for all of arXiv's hosts, because arXiv counts requests to all of them together.
[[nodiscard]] Budget arxivBudget();
[[nodiscard]] Patience arxivPatience();

} // namespace broadsheet
