// One paper out of what several sources said of it on several days. Pure functions: the outcome
// depends on the listings alone, not on the order in which they came.
#pragma once

#include "papers/Paper.h"
#include "papers/Report.h"

#include <QDate>

#include <optional>

namespace broadsheet {

struct Listing
{
    qint64 number = 0; // in the database, 0: not there yet
    QString source;
    QDate day;
    int position = 0;
    QString origin;
    qint64 seen = 0; // ms since 1970
    PaperReport report;
};

// Listings in the order in which they are believed: first by source (arXiv knows a paper's title
// and authors best, a digest's are copies), then the newest day.
void sortByTrust(QList<Listing> &listings);

// The first known value by trust; votes by the newest day and then the latest seen. Pictures,
// categories and texts are gathered from all, each once. Leaves the reader's state and the author
// summaries to the caller.
[[nodiscard]] Paper merged(QList<Listing> listings);

// `newer` over `older`: what newer knows replaces, what it does not know stays. Lists are
// replaced whole, texts too: a summary written anew can be of another language.
[[nodiscard]] PaperReport overlaid(const PaperReport &older, const PaperReport &newer);

// As it will come back from the database: valid Unicode, no empty texts or list entries.
[[nodiscard]] PaperReport storable(PaperReport report);

} // namespace broadsheet
