// What the reader does not want to see: kept as `paper.muted`. Throws Failed.
#pragma once

#include "library/Database.h"
#include "papers/State.h"
#include "search/Expression.h"

namespace broadsheet {

[[nodiscard]] Muting mutingOf(Database &database);

// One of these holds for what is muted; Any without children when nothing is.
[[nodiscard]] Expression mutedExpression(const Muting &muting);

// Sets paper.muted for every paper that is indexed, after what is muted changed.
void muteAnew(Database &database);

} // namespace broadsheet
