// Opens a library file or creates it, and refuses files that are not a library without touching
// them.
#pragma once

#include "sqlite/Database.h"

#include <chrono>
#include <memory>
#include <optional>

namespace broadsheet {

struct OpeningPatience
{
    Database::IsCancelled isCancelled = {};             // asked on the thread that opens
    std::optional<std::chrono::milliseconds> time = {}; // maxOpeningTime; tests pass less
};

class EventFileKeeper;

// See Library::open(). `scripts`: the schema, see Migrations.h; tests pass others. `keeper`: is
// opened, too, if the library can be written; without, the event file is left alone. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> openLibrary(const QString &path, const QStringList &scripts,
                                                    const OpeningPatience &patience = {},
                                                    EventFileKeeper *keeper = nullptr);

} // namespace broadsheet
