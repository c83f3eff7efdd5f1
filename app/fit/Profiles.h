// Which profiles there are, and which papers each of them wants. Throws Failed.
#pragma once

#include "fit/Fit.h"
#include "papers/PaperSet.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] QList<FitProfile> allProfiles(Database &database);
// By its name(), “everything”, or by its bare tag, title or search if only one profile has it.
// Throws NotFound.
[[nodiscard]] FitProfile profileNamed(Database &database, const QString &name);

} // namespace broadsheet
