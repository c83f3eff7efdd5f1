// Opens a library file: tells whether it is one, leaves alone what is not, makes a new one.
#pragma once

#include "sqlite/Database.h"

#include <memory>

namespace broadsheet {

// See Library::open. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> openLibrary(const QString &path,
                                                    const QStringList &scripts);

} // namespace broadsheet
