// The options that choose and sort papers.
#pragma once

#include "commands/ConsoleCommand.h"
#include "commands/OptionValues.h"
#include "papers/Query.h"

namespace broadsheet {

[[nodiscard]] QList<OptionSpec> queryOptions();
[[nodiscard]] Query readQuery(OptionValues &values);

// Says what of the search makes no sense. Then waits until all papers are indexed, for a script
// needs all of them: a second at most after an import.
void prepareSearch(const CommandContext &context, const QString &search);

} // namespace broadsheet
