// Names in Hangul and Han, in which the family name comes first and nothing divides the two. Pure
// functions.
#pragma once

#include "citation/PersonName.h"

#include <optional>

namespace broadsheet {

// Nothing: not such a name, or one whose parts are not known. A name in Han with a space is read as
// the Japanese write it; without a space as the Chinese do.
[[nodiscard]] std::optional<PersonName> parseEastAsianName(const QString &name);

// How most bearers of a Korean family name write it in Latin letters: "김" → "Kim". Empty where
// they follow the official romanisation.
[[nodiscard]] QString koreanFamilyInLatin(const QString &family);

} // namespace broadsheet
