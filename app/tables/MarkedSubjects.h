// The subjects that have a mark now. Throws Failed.
#pragma once

#include "papers/State.h"
#include "sqlite/Database.h"

namespace broadsheet {

// As the journal writes them (see MarkKinds.h), in the order of their code points. Read and Starred
// have a column of `paper`, which is faster.
[[nodiscard]] QStringList markedSubjects(Database &database, Mark mark);

} // namespace broadsheet
