// The slow part of folding: characters that take marks, come apart or have plainer forms.
#pragma once

#include <QString>

namespace broadsheet {

// Belongs to the character before it: marks, the later letters of a syllable, what is not seen.
[[nodiscard]] bool continues(char32_t c);

// What stands for letters and signs that Unicode does not take apart, though readers write them
// plainly; empty for others.
[[nodiscard]] QStringView plainForm(char32_t c);

// "´" would become a space with a mark on it.
[[nodiscard]] bool isSpacingMark(char32_t c);

// Nothing needs to be done to it.
[[nodiscard]] bool isUnchanged(char32_t c);

// One character with what belongs to it.
[[nodiscard]] QString foldedCluster(QStringView cluster);

} // namespace broadsheet
