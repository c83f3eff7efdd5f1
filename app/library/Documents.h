// Papers as a search sees them. Throws Failed.
#pragma once

#include "library/Database.h"
#include "search/Document.h"

namespace broadsheet {

[[nodiscard]] Document documentAt(Database &database, qint64 number);

} // namespace broadsheet
