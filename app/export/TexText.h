// Text for LaTeX, in ASCII as far as LaTeX has a spelling for it. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// "50 % of Müller's" → "50 \% of M{\"{u}}ller's". Nothing of the text is obeyed by TeX.
[[nodiscard]] QString texText(const QString &text);

// A title as its authors wrote it: formulas stay formulas if they have only commands that are known
// to be harmless. All else is texText() of what is shown.
[[nodiscard]] QString texTitle(const QString &title);

} // namespace broadsheet
