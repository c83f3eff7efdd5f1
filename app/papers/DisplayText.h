// Titles as they are shown. The library keeps them as the source wrote them.
#pragma once

#include <QString>

namespace broadsheet {

// Replaces TeX: "$\sim$20" → "∼20", "M$^{2}$UGen" → "M²UGen", "\textit{x}" → "x". Unknown commands
// and plain text such as "$5 and $10" or "A*" stay as they are.
[[nodiscard]] QString displayTitle(QStringView title);

// The inside of a formula, without its dollar signs: "n\log n" → "n log n", "\frac12" → "1/2".
[[nodiscard]] QString displayFormula(QStringView formula);

struct TexPiece
{
    QString text;
    qsizetype size = 0; // of the TeX; 0: there is none
};

// What displayTitle() replaces at this place: a letter, a command, a raised or lowered text or a
// formula.
[[nodiscard]] TexPiece texPieceAt(QStringView text, qsizetype at);

// The size of the formula in $…$ at the beginning of `text`, with its dollar signs. 0: there is
// none, as in "$5 and $10".
[[nodiscard]] qsizetype formulaSize(QStringView text);

// The same, fit to be shown: see SafeText.h.
[[nodiscard]] QString shownTitle(QStringView title);

// One or two characters for a paper without a picture: "MathVerse: …" → "MV", "Deep Nets" → "DN",
// "한국어 …" → "한"; "?" for a title without letters.
[[nodiscard]] QString initials(QStringView title);

} // namespace broadsheet
