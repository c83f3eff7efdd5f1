// Opens a library file or creates it, and refuses files that are not a library without touching
// them.
#pragma once

#include "base/Clock.h"
#include "sqlite/Database.h"

#include <chrono>
#include <memory>
#include <optional>

namespace broadsheet {

// How a library is opened.
struct OpeningPatience
{
    Clock clock = systemTime;
    std::function<void(const QString &)> say = {}; // sentences for the user
    Database::IsCancelled isCancelled = {};        // asked on the thread that opens
    // Of the thread that opens: maxOpeningTime; tests pass less.
    std::optional<std::chrono::milliseconds> time = {};
};

class EventFileKeeper;

// A library that was lost or damaged is rescued first (rescue/Rescue.h). See Library::open().
// `scripts`: the schema, see Migrations.h; tests pass others. `keeper`: is opened, too, if the
// library can be written; without, the event file is left alone. Throws Failed.
[[nodiscard]] std::unique_ptr<Database> openLibrary(const QString &path, const QStringList &scripts,
                                                    const OpeningPatience &patience = {},
                                                    EventFileKeeper *keeper = nullptr);

} // namespace broadsheet
