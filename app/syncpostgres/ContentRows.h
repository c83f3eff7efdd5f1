// Lines of content on their way to the server and back, as EventRows.h has events.
#pragma once

#include "sync/Carrier.h"
#include "syncpostgres/PostgresRows.h"

namespace broadsheet {

[[nodiscard]] QString jsonOf(const QList<ContentRow> &rows);

// A part of WITH: "given (key, line, ordinality)" from such JSON, in a parameter such as "$4". Of
// two rows with one key the later one.
[[nodiscard]] QString givenContentSql(const QString &parameter);

// Adds the line in a column; NULL is one that was too large. `number`: of the row, for messages.
void addContent(const PostgresRows &rows, int row, int column, const QString &server, qint64 number,
                ReceivedContent &received);

} // namespace broadsheet
