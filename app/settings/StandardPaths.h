// Where Broadsheet keeps things unless it is told otherwise: below the desktop's data and cache
// folders (XDG base directories), the same for the window and the commands.
#pragma once

#include <QString>

namespace broadsheet {

[[nodiscard]] QString defaultLibraryFile();
[[nodiscard]] QString pictureFolder(); // the scaled copies of pictures; may be deleted at any time
[[nodiscard]] QString httpCacheFolder(); // likewise
[[nodiscard]] QString budgetFile();      // when each service was asked last, see HttpSettings

} // namespace broadsheet
