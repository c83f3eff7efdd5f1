// Brings the state, and all that follows from it, up to date with some events from elsewhere.
#pragma once

#include "papers/ChangeSet.h"
#include "sqlite/Database.h"

#include <QStringList>

namespace broadsheet {

// The ids of events that the journal has and the state has not. The cost grows with their number,
// not with the library. The outcome does not depend on the order in which events arrive. What they
// mute is not hidden yet: ChangeSet::muting says so, see finding/Muting.h. Requires an open
// transaction. Throws Failed.
[[nodiscard]] ChangeSet foldAdded(Database &database, QStringList events);

} // namespace broadsheet
