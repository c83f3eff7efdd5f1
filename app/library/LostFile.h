// What is done when the file of an open library was deleted, moved or replaced.
#pragma once

#include "base/Clock.h"
#include "sqlite/FilePlace.h"

namespace broadsheet {

// Keeps what only the connection has as a backup, and returns what happened and what to do, in
// sentences for the user. Not inside a transaction. Does not throw.
[[nodiscard]] QString keepLost(Database &database, FilePlace &place, const Clock &clock);

} // namespace broadsheet
