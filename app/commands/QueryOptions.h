// The options that choose and sort papers.
#pragma once

#include "commands/OptionValues.h"
#include "papers/Query.h"

namespace broadsheet {

[[nodiscard]] QList<OptionSpec> queryOptions();
[[nodiscard]] Query readQuery(OptionValues &values);

} // namespace broadsheet
