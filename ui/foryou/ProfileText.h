// Profiles of fit/Fit.h in words. Pure functions.
#pragma once

#include "fit/Fit.h"

namespace broadsheet {

// The profile with this FitProfile::name(), without a title of its own.
[[nodiscard]] FitProfile profileNamed(const QString &name);

[[nodiscard]] QString profileText(const FitProfile &profile); // "Tag: robots"
// What it is learned from.
[[nodiscard]] QString learnedText(const MeasuredProfile &profile);
// "Of each day's first five you kept 42 %; by votes 18 %, by chance 9 %." And if that is no better
// than votes, that it is not.
[[nodiscard]] QString measuredText(const MeasuredProfile &profile);

} // namespace broadsheet
