// How good a profile is on the reader's own past, by walking forward through it. Throws Failed.
#pragma once

#include "fit/Fit.h"
#include "sqlite/Database.h"

namespace broadsheet {

// See measuredProfiles().
[[nodiscard]] MeasuredProfile measured(Database &database, const FitProfile &profile);

} // namespace broadsheet
