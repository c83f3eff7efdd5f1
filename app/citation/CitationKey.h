// The name by which a manuscript cites a paper. Pure functions.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

// "zhang2024mathverse-2403.14624": the first author's family name, the year, the first significant
// word of the title and the arXiv id, in lower-case ASCII letters and digits; other scripts are
// romanised. It names the same paper in every export, so manuscripts can rely on it. Papers outside
// arXiv end with a digest of their id.
[[nodiscard]] QString citationKey(const Paper &paper);

} // namespace broadsheet
