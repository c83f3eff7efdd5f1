// Merges papers that an older version stored under several ids, and people under several names.
// Throws Failed; nothing is changed then.
#pragma once

#include "sqlite/Database.h"

namespace broadsheet {

// Gives all papers, names and texts in the library the ids and spellings that PaperId::fromLink(),
// personNames() and withTexLetters() give them now, in one transaction, and the user's marks with
// them. Papers that turn out to be one are merged as if all had been stored under one id. Does
// nothing if a program with the same rules has done it.
void renewIdentities(Database &database);

} // namespace broadsheet
