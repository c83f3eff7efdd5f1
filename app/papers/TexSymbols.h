// TeX's names of characters, as far as titles of papers use them.
#pragma once

#include <QString>

namespace broadsheet {

// The character for a command's name without the backslash; empty for unknown names.
[[nodiscard]] QString texSymbol(QStringView name);

// The name of a command for a character; empty if there is none.
[[nodiscard]] QString texSymbolName(QStringView character);

// \textit, \mathcal and the like, which change how their argument looks.
[[nodiscard]] bool isTexFont(QStringView name);

// \log and the like, which are set as words.
[[nodiscard]] bool isTexOperator(QStringView name);

// \left, \displaystyle and the like, which are not seen.
[[nodiscard]] bool isTexLayout(QStringView name);

// The combining character of \hat and the like; null for other names.
[[nodiscard]] QChar texAccent(QStringView name);

// `text` in raised or lowered characters; empty if Unicode lacks one of them.
[[nodiscard]] QString superscript(QStringView text);
[[nodiscard]] QString subscript(QStringView text);

// What a raised or lowered character stands for; empty for all others.
[[nodiscard]] QString plainOfSuperscript(QStringView character);
[[nodiscard]] QString plainOfSubscript(QStringView character);

} // namespace broadsheet
