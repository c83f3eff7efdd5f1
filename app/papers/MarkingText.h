// A gesture as a sentence: shown after the gesture and after it was undone.
#pragma once

#include "papers/State.h"

#include <QString>

namespace broadsheet {

// "Starred “MathVerse: …”", "Marked 12 papers as read", "Followed Ada Lovelace". With one subject,
// the sentence has `title`, or the subject itself when `title` is empty. What was done elsewhere
// ends with the machine's name.
[[nodiscard]] QString describe(const Marking &marking, const QString &title = {});

} // namespace broadsheet
