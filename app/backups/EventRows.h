// The rows of the journal as values, to carry them from one library to another. Throws Failed.
#pragma once

#include "sqlite/Database.h"

#include <functional>

namespace broadsheet {

// A row of the table `event`; see resources/schema.
struct EventRow
{
    QString id;
    qint64 at = 0; // ms since 1970, UTC
    QString device;
    QString action;
    QString undoes; // empty: NULL
    QString kind;
    QString subject;
    qint64 value = 0;
    QString text;

    bool operator==(const EventRow &) const = default;
};

// Whether the schema has the column `text`, which came with version 3.
[[nodiscard]] bool hasEventTexts(Database &database);

// The columns of EventRow in their order, for SELECT.
[[nodiscard]] QString eventColumns(bool withTexts);
[[nodiscard]] EventRow eventFrom(const Rows &rows);

void readEvents(Database &database, const std::function<void(const EventRow &)> &use);

// Writes an event that is not in the journal yet; the state does not follow. Requires a
// transaction.
void addEvent(Database &database, const EventRow &event);

} // namespace broadsheet
