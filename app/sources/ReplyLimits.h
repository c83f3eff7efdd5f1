// What a reply may leave in the library, whatever it says.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

// Cleans the texts that sources make of addresses and messages, cuts what is longer than in any
// real paper, and adds a remark about each paper that was cut. Links that are too long are left
// out.
void keepWithinLimits(ParsedResponse &parsed);

} // namespace broadsheet
