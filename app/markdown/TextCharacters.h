// What characters are in the texts of papers. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

[[nodiscard]] bool isAsciiLetter(QChar c);
[[nodiscard]] bool isAsciiWord(QChar c); // a letter or a digit

[[nodiscard]] bool isAddressCharacter(QChar c);
[[nodiscard]] bool isAddress(QStringView text); // http://… or https://… and nothing else

// Escaped where the Markdown parser would read a mark.
[[nodiscard]] QString literalMarkdown(QChar c);
[[nodiscard]] QString literalMarkdown(QStringView text);

} // namespace broadsheet
