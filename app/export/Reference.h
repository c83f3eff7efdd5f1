// What every citation format says of a paper: its year, its author's family name, its key.
#pragma once

#include "papers/Paper.h"

#include <optional>

namespace broadsheet {

// The year in an arXiv id (YYMM.NNNNN, archive/YYMMNNN); for other papers that of the first day it
// was listed. Nothing when neither is known.
[[nodiscard]] std::optional<int> yearOf(const Paper &paper);

// The last word of the name.
[[nodiscard]] QString familyName(const QString &author);

// "zhang2024mathverse-2403.14624": first author, year, first significant word of the title and the
// arXiv id, in lower-case ASCII letters and digits. It names the same paper in every export, so
// manuscripts can rely on it. Papers outside arXiv end with a digest of their id.
[[nodiscard]] QString citationKey(const Paper &paper);

} // namespace broadsheet
