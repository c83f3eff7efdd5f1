// Sets of papers that many questions need. Throws Failed.
#pragma once

#include "library/Database.h"
#include "papers/NumberSet.h"

namespace broadsheet {

enum class Standing { All, Unread, Read, Starred, Muted, Rising };

[[nodiscard]] NumberSet papersThatAre(Database &database, Standing standing);

} // namespace broadsheet
