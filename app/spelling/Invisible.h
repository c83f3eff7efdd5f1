// Characters that nobody sees and that make two spellings of one. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

// Zero-width spaces and joiners, soft hyphens, byte order marks and marks of direction.
[[nodiscard]] constexpr bool isInvisible(char16_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

[[nodiscard]] QString withoutInvisible(QString text);

} // namespace broadsheet
