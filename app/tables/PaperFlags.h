// Sets of papers, each read from the index of one column. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "sqlite/Statement.h"

namespace broadsheet {

enum class PaperFlag { All, Unread, Read, Starred, Muted, Rising, Changed, Later };

[[nodiscard]] PaperSet papersThatAre(Database &database, PaperFlag flag);

// Neither read nor set aside.
[[nodiscard]] PaperSet waitingPapers(Database &database);

// The numbers in the first column of all rows.
[[nodiscard]] PaperSet numbersFrom(Statement &statement);

} // namespace broadsheet
