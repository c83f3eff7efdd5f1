// How commands are told of papers: one by its name, or many by the options that choose and sort.
#pragma once

#include "console/ConsoleCommand.h"
#include "console/OptionValues.h"
#include "papers/PaperId.h"
#include "papers/Query.h"

namespace broadsheet {

struct FitState;

// From a link, an arXiv id with or without version, or any other id as `list` prints it.
[[nodiscard]] PaperId paperIdOf(const QString &argument);
// The message for an argument that names no paper of the library.
[[nodiscard]] QString unknownPaper(const QString &argument);

[[nodiscard]] QList<OptionSpec> queryOptions();
[[nodiscard]] Query readQuery(OptionValues &values);

// Whether the search makes sense. What does not is said as a problem: a mistyped search finds
// nothing, which is nothing to replace a file by.
[[nodiscard]] bool isClearSearch(const CommandContext &context, const QString &search);

// Says what of the search makes no sense. Then waits until all papers are indexed, for a script
// needs all of them: a second at most after an import.
void prepareSearch(const CommandContext &context, const QString &search);

// Learns how papers fit, where the query sorts by that or `isShown` in the result, and completes
// the query. False: it was said that there is no such profile.
[[nodiscard]] bool prepareFit(const CommandContext &context, Query &query, bool isShown);

// Why nothing has a fit yet.
[[nodiscard]] QString tooLittle(const FitState &state);

} // namespace broadsheet
