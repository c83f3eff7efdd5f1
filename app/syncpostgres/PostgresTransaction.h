// Several statements that happen together or not at all.
#pragma once

#include "syncpostgres/PostgresConnection.h"

namespace broadsheet {

// Calls `work`, which returns a Result, and commits when that is no error.
template<class Work>
[[nodiscard]] auto inTransaction(PostgresConnection &connection, Work work) -> decltype(work())
{
    if (const auto begun = connection.runScript(connection.beginning()); !begun)
        return Failure(begun.error());
    auto done = work();
    const auto ended =
        connection.runScript(done ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (done && !ended)
        return Failure(ended.error());
    return done;
}

} // namespace broadsheet
