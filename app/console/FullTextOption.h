// Searches of the text of PDFs, on the command line.
#pragma once

#include "console/ConsoleCommand.h"
#include "papers/Paper.h"

namespace broadsheet {

// Before a search with `full:`: reads the PDFs on disk that are not read yet. Runs the
// application's event loop.
void preparePages(const CommandContext &context, const QString &search);

// Sets Paper::page of papers that such a search has found.
void setPages(const CommandContext &context, const QString &search, QList<Paper> &papers);

} // namespace broadsheet
