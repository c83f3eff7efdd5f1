// Why a paper fits: what each of its words and authors adds. Throws Failed.
#pragma once

#include "fit/Fit.h"
#include "sqlite/Database.h"

namespace broadsheet {

// See fitReasons().
[[nodiscard]] FitReasons reasonsFor(Database &database, const PaperId &paper,
                                    const QString &profile, int limit);

} // namespace broadsheet
