// Which papers, in which order.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

enum class SortKey { Votes, Title, Date, Authors, Read, Starred, Rise };

// An empty query is every paper. Conditions that are set must all hold.
struct Query
{
    QDate from; // invalid: no bound. A paper listed on several days matches by any of them.
    QDate to;
    bool unread = false;
    bool starred = false;
    bool rising = false; // took off since the reader passed them
    QString author;      // exact name
    QString search;      // words and parts of words, all of which must occur
    SortKey sort = SortKey::Votes;
    bool ascending = false; // unknown votes come last either way
    int limit = -1;         // -1: all

    bool operator==(const Query &) const = default;
};

} // namespace broadsheet
