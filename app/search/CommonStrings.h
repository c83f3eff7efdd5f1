// Strings of two to four Hangul syllables that many papers have.
#pragma once

#include <QStringView>

namespace broadsheet {

// True for the strings that occur in at least 15 % of 1,223 papers of real digests in Korean. Each
// part of two or more syllables of such a string is one as well. The words of the index depend on
// this list: see `wordsVersion` in finding/SearchIndex.cpp.
[[nodiscard]] bool isCommon(QStringView text);

inline constexpr qsizetype longestCommon = 4;

} // namespace broadsheet
