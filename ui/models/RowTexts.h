// What a row of the list says, column by column: shown, and spoken by assistive tools.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

// Of a PaperListModel::Column. Marks have no text of their own.
[[nodiscard]] QString displayText(const PaperRow &paper, int column);
[[nodiscard]] QString spokenText(const PaperRow &paper, int column); // of the title: of all

} // namespace broadsheet
