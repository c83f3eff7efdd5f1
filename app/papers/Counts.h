// Numbers of papers for the sidebar and for searches.
#pragma once

#include "papers/Author.h"

namespace broadsheet {

// The numbers in the sidebar.
struct ViewCounts
{
    int all = 0;
    int unread = 0; // and not set aside; so is it below
    int starred = 0;
    int later = 0; // set aside
    int rising = 0;
    int changed = 0;
    int muted = 0;                 // not in any of the numbers above
    QList<AuthorSummary> followed; // sorted by name

    bool operator==(const ViewCounts &) const = default;
};

struct SearchCount
{
    int papers = 0;
    int unread = 0;

    bool operator==(const SearchCount &) const = default;
};

} // namespace broadsheet
