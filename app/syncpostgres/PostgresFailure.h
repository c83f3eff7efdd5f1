// What a PostgreSQL server says went wrong, in words for the user.
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace broadsheet {

// `state`: an SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html); empty: there is
// no connection. `said`: the server's or libpq's own words, which become the detail.
[[nodiscard]] Failure postgresFailure(const QString &server, const QByteArray &state,
                                      const QByteArray &said);

// The server did not answer in time.
[[nodiscard]] Failure postgresSilence(const QString &server);

} // namespace broadsheet
