// Titles as people read them. The library keeps them as they came.
#pragma once

#include <QString>

namespace broadsheet {

// TeX residue made readable: "$\sim$20" → "∼20", "M$^{2}$UGen" → "M²UGen", "\textit{x}" → "x". What
// is not understood, and plain text such as "$5 and $10" or "A*", stays as it is.
[[nodiscard]] QString displayTitle(QStringView title);

// One or two characters to stand where a paper has no picture: "MathVerse: …" → "MV", "Deep Nets" →
// "DN", "한국어 …" → "한"; "?" for a title without letters.
[[nodiscard]] QString initials(QStringView title);

} // namespace broadsheet
