// Code points of UTF-16 text, one by one.
#pragma once

#include <QString>

namespace broadsheet {

// The character that begins at `at`. A lone surrogate is returned as it is.
[[nodiscard]] inline char32_t characterAt(QStringView text, qsizetype at)
{
    const QChar unit = text[at];
    const bool pair =
        unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return pair ? QChar::surrogateToUcs4(unit, text[at + 1]) : char32_t(unit.unicode());
}

// The character that ends before `at`, which must be greater than 0.
[[nodiscard]] inline char32_t characterBefore(QStringView text, qsizetype at)
{
    const QChar unit = text[at - 1];
    const bool pair = unit.isLowSurrogate() && at > 1 && text[at - 2].isHighSurrogate();
    return pair ? QChar::surrogateToUcs4(text[at - 2], unit) : char32_t(unit.unicode());
}

[[nodiscard]] inline qsizetype lengthOf(char32_t character)
{
    return QChar::requiresSurrogates(character) ? 2 : 1;
}

} // namespace broadsheet
