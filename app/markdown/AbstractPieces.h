// Parts of abstracts that mean the same wherever they stand. Each function reads one kind at a
// place and says what to write instead, as Markdown, and how long the part is; 0: there is none.
#pragma once

#include "papers/DisplayText.h"

namespace broadsheet {

// "$…$" and "$$…$$". A dollar sign that is none of these is itself.
[[nodiscard]] TexPiece dollarsAt(QStringView text, qsizetype at);

// "\(…\)" and "\[…\]", also with the two backslashes of JSON.
[[nodiscard]] TexPiece bracketsAt(QStringView text, qsizetype at);

// "256^2", "pass^k", "H^2SD", "L_2", "done^*": without their dollar signs, which some services
// remove. Only one letter alone has an index, so that snake_case stays.
[[nodiscard]] TexPiece scriptAt(QStringView text, qsizetype at);

// "5--75", "a---b", "a -- b", but not "--option".
[[nodiscard]] TexPiece dashAt(QStringView text, qsizetype at);

// "et al.~[3]": TeX's space between words that belong together.
[[nodiscard]] TexPiece tieAt(QStringView text, qsizetype at);

} // namespace broadsheet
