// Which papers, in which order.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

// Relevance: papers that match in the title or by an author first, then the others; the newest
// first in both. Without a search it is the date. Always descending.
enum class SortKey { Votes, Title, Date, Authors, Read, Starred, Rise, Relevance };

// An empty query is every paper. Conditions that are set must all hold.
struct Query
{
    QDate from; // invalid: no bound. A paper listed on several days matches by any of them.
    QDate to;
    bool unread = false;
    bool starred = false;
    bool rising = false;   // took off since the reader passed them
    QString author;        // exact name
    QString search;        // see search/ParseSearch.h
    bool withMuted = true; // also what a muted word or author hides
    SortKey sort = SortKey::Votes;
    bool ascending = false; // what has no value for the key comes last either way
    int limit = -1;         // -1: all

    bool operator==(const Query &) const = default;
};

} // namespace broadsheet
