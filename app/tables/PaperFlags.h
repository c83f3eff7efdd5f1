// Sets of papers, each read from the index of one column. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "sqlite/Statement.h"

#include <limits>

namespace broadsheet {

// Of the numbers of papers. Both ends are included.
struct NumberRange
{
    qint64 first = 0;
    qint64 last = std::numeric_limits<qint64>::max();

    bool operator==(const NumberRange &) const = default;
};

enum class PaperFlag { All, Unread, Read, Starred, Muted, Rising, Changed, Later };

[[nodiscard]] PaperSet papersThatAre(Database &database, PaperFlag flag);
[[nodiscard]] PaperSet papersThatAre(Database &database, PaperFlag flag, NumberRange range);

// Neither read nor set aside.
[[nodiscard]] PaperSet waitingPapers(Database &database);

// The numbers in the first column of all rows.
[[nodiscard]] PaperSet numbersFrom(Statement &statement);

} // namespace broadsheet
