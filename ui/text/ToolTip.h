// Tooltips over what came from outside.
#pragma once

#include <QString>

namespace broadsheet {

// `text` for a tooltip that shows it as it is: Qt takes what looks like HTML for HTML.
[[nodiscard]] QString literalToolTip(const QString &text);

} // namespace broadsheet
