// The rows of the journal as values, to carry them from one library to another. Throws Failed.
#pragma once

#include "eventfile/JournalEvent.h"
#include "sqlite/Database.h"

#include <functional>

namespace broadsheet {

// Whether the schema has the column `text`, which came with version 3.
[[nodiscard]] bool hasEventTexts(Database &database);

// The columns of JournalEvent in their order, for SELECT.
[[nodiscard]] QString eventColumns(bool withTexts);
[[nodiscard]] JournalEvent eventFrom(const Rows &rows);

void readEvents(Database &database, const std::function<void(const JournalEvent &)> &use);

// Writes an event that is not in the journal yet; the state does not follow. Requires a
// transaction.
void addEvent(Database &database, const JournalEvent &event);

} // namespace broadsheet
