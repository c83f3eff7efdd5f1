// The carrier that the settings name: sync/folder or sync/database, and for papers perhaps another
// one, of a group: sync/contentFolder or sync/contentSpace.
#pragma once

#include "base/Result.h"
#include "sync/CarrierChoice.h"

#include <QString>

#include <optional>

namespace broadsheet {

class Settings;

// Calls of this carrier that hang do not hold up the program; see PatientCarrier.h. `folder`: an
// absolute path.
[[nodiscard]] CarrierChoice sharedFolderChoice(const QString &folder);

// Nothing: the reader exchanges nothing. Fails with ErrorKind::Usage for a setting that names no
// carrier; one that is wrong for papers alone does not stop the journal, and each exchange says
// what is wrong (SyncReport::contentProblem). `password`: of the database, and `labPassword` of the
// lab's, see SyncPassword.h.
[[nodiscard]] Result<std::optional<CarrierChoice>> chosenCarrier(const Settings &settings,
                                                                 const QString &password = {},
                                                                 const QString &labPassword = {});

// Where sync/contentSpace is, whose password is needed; empty: nowhere.
[[nodiscard]] QString groupDatabase(const Settings &settings);

} // namespace broadsheet
