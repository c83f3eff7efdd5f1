// The result of undo.
#pragma once

#include "papers/ChangeSet.h"
#include "papers/State.h"

namespace broadsheet {

struct UndoOutcome
{
    Marking undone;
    ChangeSet changes;
};

} // namespace broadsheet
