// Makes text from others safe to show in one line of a widget.
#pragma once

#include <QString>

namespace broadsheet {

// Removes the bidirectional embeddings, overrides and isolates, which could disguise text. Replaces
// separators by spaces, and control characters and those that are special to QTextDocument by
// U+FFFD.
[[nodiscard]] QString safeText(const QString &text);

} // namespace broadsheet
