// The reader's own words for what was done: shown after a gesture and when it is taken back.
#pragma once

#include "papers/State.h"

#include <QString>

namespace broadsheet {

// "Starred “MathVerse: …”", "Marked 12 papers as read", "Followed Ada Lovelace". `title` names the
// paper of a gesture with one subject; without it the paper's id does.
[[nodiscard]] QString describe(const Marking &marking, const QString &title = {});

} // namespace broadsheet
