// The blocks of Hangul in Unicode: whole syllables, and jamo (single consonants and vowels).
#pragma once

namespace broadsheet {

inline constexpr char32_t firstHangulSyllable = 0xac00; // 가
inline constexpr char32_t lastHangulSyllable = 0xd7a3;  // 힣

[[nodiscard]] constexpr bool isHangulSyllable(char32_t c)
{
    return c >= firstHangulSyllable && c <= lastHangulSyllable;
}

// Jamo as a keyboard writes them, full width and half width: compatibility characters, which
// normalisation would join to syllables.
[[nodiscard]] constexpr bool isCompatibilityJamo(char32_t c)
{
    return (c >= 0x3131 && c <= 0x318e) || (c >= 0xffa0 && c <= 0xffdc);
}

// Vowels and final consonants of a syllable that is written in pieces: they follow another
// character.
[[nodiscard]] constexpr bool isFollowingJamo(char32_t c)
{
    return (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
}

} // namespace broadsheet
