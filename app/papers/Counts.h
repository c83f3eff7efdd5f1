// Numbers of papers for the sidebar and for searches.
#pragma once

#include "papers/Author.h"

namespace broadsheet {

struct SearchCount
{
    int papers = 0;
    int unread = 0;

    bool operator==(const SearchCount &) const = default;
};

// The numbers in the sidebar.
struct ViewCounts
{
    int all = 0;
    int unread = 0; // and not set aside; so is it below
    int starred = 0;
    int later = 0; // set aside
    int rising = 0;
    int changed = 0;
    int muted = 0; // of them, only those that are starred or set aside are in another number
    QList<AuthorSummary> followed; // sorted by name
    // Of the papers counted above, those that are unread.
    int unreadStarred = 0;
    int unreadRising = 0;
    int unreadChanged = 0;
    SearchCount byFollowed; // papers by at least one followed author, each once

    bool operator==(const ViewCounts &) const = default;
};

// A tag in use, with its papers in the library; without muted ones.
struct TagCount
{
    QString tag;
    SearchCount count;

    bool operator==(const TagCount &) const = default;
};

} // namespace broadsheet
