// What a reply may leave in the library, whatever it says.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

// Cleans the texts that sources make of addresses and messages, cuts what is longer than in any
// real paper, and adds a remark about each paper that was cut. Links that are too long are left
// out. From the name of an author on that is one more than `maxNames`, papers have no authors.
void keepWithinLimits(ParsedResponse &parsed, qsizetype maxNames);

} // namespace broadsheet
