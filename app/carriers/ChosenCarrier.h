// The carrier that the settings name: sync/folder or sync/database.
#pragma once

#include "base/Result.h"
#include "sync/CarrierChoice.h"

#include <optional>

namespace broadsheet {

class Settings;

// Nothing: the reader exchanges nothing. Fails with ErrorKind::Usage for a setting that names no
// carrier. `password`: of the database, see SyncPassword.h.
[[nodiscard]] Result<std::optional<CarrierChoice>> chosenCarrier(const Settings &settings,
                                                                 const QString &password = {});

} // namespace broadsheet
