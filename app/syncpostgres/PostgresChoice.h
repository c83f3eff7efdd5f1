// What the engine is told when the reader chose a database.
#pragma once

#include "base/Result.h"
#include "sync/CarrierChoice.h"

namespace broadsheet {

// Fails as postgresAddress() does. `password`: empty when the server asks for none.
[[nodiscard]] Result<CarrierChoice> postgresChoice(const QString &address, const QString &password);

// The papers of a space; it carries no journal.
[[nodiscard]] Result<CarrierChoice> postgresGroup(const QString &address, const QString &password,
                                                  int space);

} // namespace broadsheet
