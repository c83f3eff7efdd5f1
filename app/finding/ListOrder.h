// Papers in the order of a list: by walking the index that holds the order, or, when they are few,
// by sorting them. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "papers/Query.h"
#include "sqlite/Database.h"

#include <functional>
#include <limits>

namespace broadsheet {

// Which papers belong to a list.
struct Members
{
    std::optional<PaperSet> only; // none: every paper
    PaperSet without;
    bool unread = false;

    [[nodiscard]] bool has(qint64 number) const // but for `unread`
    {
        return (!only || only->contains(number)) && !without.contains(number);
    }
};

// Asked of one paper after the other, in their order: whether it belongs to the list after all. The
// list ends before the first of which nobody knows.
enum class Belongs { Yes, No, NobodyKnows };
using Confirm = std::function<Belongs(qint64)>;

struct OrderOptions
{
    PaperSet first = {}; // for Relevance: these come before the others
    qsizetype limit = std::numeric_limits<qsizetype>::max();
    Confirm confirm = {}; // none: all do
};

// The members, by the rules of Query for its sort key, direction and days.
[[nodiscard]] QList<qint32> ordered(Database &database, const Query &query, const Members &members,
                                    const OrderOptions &options = {});

} // namespace broadsheet
