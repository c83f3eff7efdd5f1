// Opens a library file or creates it, and refuses files that are not a library without touching
// them.
#pragma once

#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

// See Library::open(). `scripts`: the schema, see Migrations.h; tests pass others. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> openLibrary(const QString &path,
                                                    const QStringList &scripts);

} // namespace broadsheet
