// How text is compared in searches: without case and diacritics, in one line. Pure functions.
//
// Latin, Greek, Cyrillic and the like lose their marks ("Müller" → "muller", "Ł" → "l", "ß" →
// "ss"), compatibility forms become plain ones ("²" → "2", "ﬁ" → "fi", "Ａ" → "a"), and so do
// dashes and quotation marks ("–" → "-", "’" → "'"). Hangul is composed, Kana and Han stay as they
// are (a mark there makes another letter). What cannot be seen, such as a soft hyphen, is left out.
// White space of any kind and length becomes one space; none at either end. Half a surrogate pair
// becomes U+FFFD. Folding twice changes nothing.
#pragma once

#include "search/Hangul.h"

#include <QList>
#include <QString>

namespace broadsheet {

[[nodiscard]] QString folded(QStringView text);

struct FoldedText
{
    QString text;
    // For each character of `text` where it came from in the original, and at the end the
    // original's length (without white space that was cut off).
    QList<qsizetype> places;
};
[[nodiscard]] FoldedText foldedWithPlaces(QStringView text);

// Gap: neither letter nor digit. Word: of scripts that put spaces between words. Paired: Hangul,
// Kana and Han, which do not do so where a reader would expect it.
enum class CharacterKind { Gap, Word, Paired };
[[nodiscard]] CharacterKind kindOfOther(char32_t character); // than ASCII and syllables of Hangul
[[nodiscard]] inline CharacterKind kindOf(char32_t character)
{
    const char32_t letter = character | 0x20;
    if ((letter >= 'a' && letter <= 'z') || (character >= '0' && character <= '9'))
        return CharacterKind::Word;
    if (character < 0x80)
        return CharacterKind::Gap;
    return isHangulSyllable(character) ? CharacterKind::Paired : kindOfOther(character);
}

// Where `term` occurs in `text`, both folded, from `from` on; -1: nowhere, as for an empty term. A
// term that begins with a Word character has to begin where a word does; everything else, and its
// end, may be anywhere.
[[nodiscard]] qsizetype indexOfTerm(QStringView text, QStringView term, qsizetype from = 0);

} // namespace broadsheet
