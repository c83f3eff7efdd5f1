// The result of undo and of redo.
#pragma once

#include "papers/ChangeSet.h"
#include "papers/State.h"

namespace broadsheet {

struct UndoOutcome
{
    Marking undone; // or done again
    ChangeSet changes;
};

} // namespace broadsheet
