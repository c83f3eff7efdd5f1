// TeX's names of characters, as far as titles of papers use them.
#pragma once

#include <QString>

namespace broadsheet {

// The character for a command's name without the backslash; empty for unknown names.
[[nodiscard]] QString texSymbol(QStringView name);

// `text` in raised or lowered characters; empty if Unicode lacks one of them.
[[nodiscard]] QString superscript(QStringView text);
[[nodiscard]] QString subscript(QStringView text);

} // namespace broadsheet
