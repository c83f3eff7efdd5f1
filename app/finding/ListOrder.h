// The papers of a list in order: read from the index that has this order, or, when they are few,
// sorted in memory. Throws Failed.
#pragma once

#include "finding/KnownLists.h"
#include "papers/PaperSet.h"
#include "papers/Query.h"
#include "sqlite/Database.h"
#include "tables/DayRange.h"

#include <functional>
#include <limits>

namespace broadsheet {

// Which papers a list contains.
struct ListFilter
{
    std::optional<PaperSet> included; // no set: every paper
    PaperSet excluded;
    bool unreadOnly = false;

    // Ignores `unreadOnly`.
    [[nodiscard]] bool accepts(qint64 number) const
    {
        return (!included || included->contains(number)) && !excluded.contains(number);
    }
};

// A last check of each paper that the filter accepts, called in list order. The list ends before
// the first paper for which the answer is Unknown.
enum class Match { No, Yes, Unknown };
using MatchCheck = std::function<Match(qint64 number)>;

struct OrderOptions
{
    PaperSet leading = {}; // by Relevance: these papers come before the others
    qsizetype limit = std::numeric_limits<qsizetype>::max();
    MatchCheck check = {};       // none: every paper matches
    DayRange listed = {};        // each paper of the filter is listed on one of these days
    KnownLists *known = nullptr; // none: the order of all papers is read
};

// The papers of the filter, by the rules of Query for its sort key, direction and days.
[[nodiscard]] QList<qint32> sortedNumbers(Database &database, const Query &query,
                                          const ListFilter &filter,
                                          const OrderOptions &options = {});

} // namespace broadsheet
