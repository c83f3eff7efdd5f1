// The font of short texts beside others: tags, and what stands below a title.
#pragma once

#include <QFont>

namespace broadsheet {

[[nodiscard]] QFont smallFont(QFont font); // a little smaller than this one

} // namespace broadsheet
