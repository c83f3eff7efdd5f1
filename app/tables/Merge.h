// Merges what several sources said of one paper on several days. Pure functions: the result depends
// on the listings alone, not on the order in which they were stored.
#pragma once

#include "papers/Paper.h"
#include "tables/Listing.h"

namespace broadsheet {

// Sorts by trust, the most trusted first: by source (arXiv knows a paper's title and authors best,
// those of a digest are copies), then the newest day. What arXiv itself says of the newest version
// comes first.
void sortByTrust(QList<Listing> &listings);

// Takes each field from the most trusted listing that has it; votes, stars and comments from the
// newest; of abstracts of several versions only the newest. Collects pictures, categories, keywords
// and texts from all listings, without duplicates. Leaves votes over time, the user's state and the
// author summaries to the caller.
[[nodiscard]] Paper merged(QList<Listing> listings);

// Appends the entries that the list does not have.
void addMissing(QStringList &list, const QStringList &more);

// The report as the database returns it: valid Unicode, no empty texts or list entries, names and
// letters in one spelling.
[[nodiscard]] PaperReport storable(PaperReport report);
[[nodiscard]] QList<DayReport> storable(QList<DayReport> days); // with such papers

} // namespace broadsheet
