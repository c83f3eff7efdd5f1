// Papers in the order of a list: by walking the index that holds the order, or, when they are few,
// by sorting them. Throws Failed.
#pragma once

#include "library/Database.h"
#include "papers/NumberSet.h"
#include "papers/Query.h"

#include <limits>

namespace broadsheet {

// Which papers belong to a list.
struct Members
{
    std::optional<NumberSet> only; // none: every paper
    NumberSet without;
    bool unread = false;

    [[nodiscard]] bool has(qint64 number) const // but for `unread`
    {
        return (!only || only->contains(number)) && !without.contains(number);
    }
};

// The first `limit` of them, by the rules of Query for its sort key, direction and days. For
// Relevance those in `first` come before the others.
[[nodiscard]] QList<qint32> ordered(Database &database, const Query &query, const Members &members,
                                    const NumberSet &first,
                                    qsizetype limit = std::numeric_limits<qsizetype>::max());

} // namespace broadsheet
