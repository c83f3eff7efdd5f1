// Damage that can be read: rows whose bytes changed. Throws Failed.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Whether text bears no marks of damage: bytes that are no text, control characters.
[[nodiscard]] bool isSound(const QString &text);

// Drops papers, listings, days and events that bear such marks, or have dates that are none.
// The listings of a paper stay when its id is lost. `salvaged`: nobody's library, see salvage().
void dropNonsense(Database &salvaged);

// Gives listings to the papers that their addresses name, where a paper's row is lost, or its
// number or that in a listing was changed.
void placeListings(Database &salvaged);

} // namespace broadsheet
