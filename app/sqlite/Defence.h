// What keeps a library file that came from someone else from doing more than holding data.
#pragma once

struct sqlite3;

namespace broadsheet {

// Call before the first statement. Afterwards nothing that is written in the file's schema can call
// functions with side effects, run views or write to SQLite's own tables, no extension can be
// loaded, and very long values are errors.
//
// Triggers stay on: our own schema has two, which refuse to change the journal. SchemaCheck.h sees
// to it that there are no others.
void defend(sqlite3 *connection);

} // namespace broadsheet
