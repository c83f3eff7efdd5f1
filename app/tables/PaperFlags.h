// Sets of papers as the tables and indexes hold them. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "sqlite/Statement.h"

namespace broadsheet {

enum class PaperFlag { All, Unread, Read, Starred, Muted, Rising };

[[nodiscard]] PaperSet papersThatAre(Database &database, PaperFlag standing);

// The first column of every row.
[[nodiscard]] PaperSet numbersFrom(Statement &statement);

} // namespace broadsheet
