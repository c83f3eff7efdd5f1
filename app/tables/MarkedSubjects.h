// The kinds of marks in SQL, and the subjects that have a mark now. Throws Failed.
#pragma once

#include "papers/MarkKinds.h"
#include "sqlite/Database.h"

namespace broadsheet {

// The kinds with this property, for IN: "'tag', 'note'".
[[nodiscard]] QString sqlKinds(bool MarkKind::*property);

// As the journal writes them (see MarkKinds.h), in the order of their code points. Read and Starred
// have a column of `mark`, which is faster.
[[nodiscard]] QStringList markedSubjects(Database &database, Mark mark);

} // namespace broadsheet
