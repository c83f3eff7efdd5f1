// Events as rows of a PostgreSQL server, and back. Pure functions.
#pragma once

#include "eventfile/JournalEvent.h"
#include "syncpostgres/PostgresConnection.h"

#include <QList>

#include <optional>

namespace broadsheet {

// The columns of an event, in the order in which eventIn() reads them.
inline constexpr auto eventRowColumns =
    QLatin1StringView("id, at, device, action, undoes, kind, subject, value, text");

// An array of objects with these names. PostgreSQL has no U+0000 in texts; it becomes U+FFFD.
[[nodiscard]] QString jsonOf(const QList<JournalEvent> &events);

// Nothing for a row that would be no good line of the journal file: without an id or a kind, with
// ids that are too long, and for one that has NULL because it was too large. Control characters are
// replaced.
[[nodiscard]] std::optional<JournalEvent> eventIn(const PostgresRows &rows, int row);

} // namespace broadsheet
