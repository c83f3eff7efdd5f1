// The result of undo.
#pragma once

#include "papers/ChangeSet.h"
#include "papers/State.h"

namespace broadsheet {

struct UndoOutcome
{
    Marking undone; // what was taken back
    ChangeSet changes;
};

} // namespace broadsheet
