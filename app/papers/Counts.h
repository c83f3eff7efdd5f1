// Numbers of papers, beside the entries of the sidebar and above a search.
#pragma once

#include "papers/Author.h"

namespace broadsheet {

// What the sidebar shows.
struct ViewCounts
{
    int all = 0;
    int unread = 0;
    int starred = 0;
    int rising = 0;
    int muted = 0;                 // in none of the numbers above
    QList<AuthorSummary> followed; // by name

    bool operator==(const ViewCounts &) const = default;
};

struct SearchCount
{
    int papers = 0;
    int unread = 0;

    bool operator==(const SearchCount &) const = default;
};

} // namespace broadsheet
