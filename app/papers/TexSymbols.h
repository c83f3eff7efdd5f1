// TeX's names of characters.
#pragma once

#include <QString>

namespace broadsheet {

// For the name of a command without its backslash; empty when it is not one of the characters that
// occur in titles.
[[nodiscard]] QString texSymbol(QStringView name);

// The same in raised or lowered characters; empty when Unicode lacks one of them.
[[nodiscard]] QString superscript(QStringView text);
[[nodiscard]] QString subscript(QStringView text);

} // namespace broadsheet
