// The slow part of folding: characters with marks, with a decomposition or with a plainer form.
#pragma once

#include <QString>

namespace broadsheet {

// Whether `c` belongs to the character before it: marks, vowels and finals of a Hangul syllable
// written in pieces, and invisible characters.
[[nodiscard]] bool extendsCluster(char32_t c);

// The ASCII form of letters and signs that have no decomposition in Unicode but are often typed
// plainly, such as "ø" and "–". Empty for all others.
[[nodiscard]] QStringView plainForm(char32_t c);

// Marks that stand alone, such as "´". Their decomposition is a space with a mark on it.
[[nodiscard]] bool isSpacingMark(char32_t c);

// Whether folding leaves the character as it is.
[[nodiscard]] bool isUnchanged(char32_t c);

// Folds one character together with the characters that extend it.
[[nodiscard]] QString foldedCluster(QStringView cluster);

} // namespace broadsheet
