// The first page of a damaged library, made such that SQLite opens the file.
#pragma once

#include <QString>

namespace broadsheet {

// Copies the file and corrects in the copy what its header says of its size. A header or first page
// that is destroyed is taken from a new library: ours have the same tables in the same places, if
// they were not made by an earlier version. False: the copy could not be written, or the file is
// too short. Throws Failed when no new library can be made.
[[nodiscard]] bool writeRepaired(const QString &damaged, const QString &copy);

} // namespace broadsheet
