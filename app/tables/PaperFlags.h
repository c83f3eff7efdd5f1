// Sets of papers as the tables and indexes hold them. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "sqlite/Statement.h"

namespace broadsheet {

enum class Standing { All, Unread, Read, Starred, Muted, Rising };

[[nodiscard]] NumberSet papersThatAre(Database &database, Standing standing);

// The first column of every row.
[[nodiscard]] NumberSet numbersFrom(Statement &statement);

} // namespace broadsheet
