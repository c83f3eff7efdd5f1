// What a row says about a paper that changed since the user saw it.
#pragma once

#include <QString>

namespace broadsheet {

struct PaperChange;

// "withdrawn", "v2 since 12 Nov · published in ICML 2026"; empty: nothing changed.
[[nodiscard]] QString changeText(const PaperChange &change);
// The same in whole words and with the year, for tooltips and assistive tools.
[[nodiscard]] QString spokenChange(const PaperChange &change);

} // namespace broadsheet
