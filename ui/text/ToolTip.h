// Tooltips with text from outside the program.
#pragma once

#include <QString>

namespace broadsheet {

// Escapes `text` if Qt would take it for HTML, so that a tooltip shows it unchanged.
[[nodiscard]] QString literalToolTip(const QString &text);

} // namespace broadsheet
