// The tables of Broadsheet on a PostgreSQL server: resources/server/tables.sql.
#pragma once

#include "base/Result.h"

namespace broadsheet {

class PostgresConnection;

// Makes the tables when the database has none. Two that do so at once wait for each other. Fails
// with ErrorKind::Usage when the user must not, with Newer for tables of a later version, and with
// Malformed for tables that are not ours: with triggers, with rules, or with row-level security
// that is off. Policies are not looked at: who made the tables is trusted as who runs the server
// is.
[[nodiscard]] Result<void> prepareTables(PostgresConnection &connection);

// Likewise those of resources/server/content.sql, after the others. A server that has had the
// others for long gets them as well, and older versions of Broadsheet go on there.
[[nodiscard]] Result<void> prepareContentTables(PostgresConnection &connection);
// And those of resources/server/group.sql.
[[nodiscard]] Result<void> prepareGroupTables(PostgresConnection &connection);

} // namespace broadsheet
