// The first sentence of a text. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// Of plain text in one line, with its full stop. Points within numbers ("3.5"), abbreviations
// ("e.g.", "et al.") and initials ("J. Smith") end no sentence, nor does one in brackets. All of
// the text if it is one sentence.
[[nodiscard]] QString firstSentence(const QString &text);

} // namespace broadsheet
