// Folds text for comparison in searches: no case, no diacritics, one line. Pure functions.
//
// Latin, Greek, Cyrillic and the like lose their marks ("Müller" → "muller", "Ł" → "l", "ß" →
// "ss"). Compatibility forms become plain ("²" → "2", "ﬁ" → "fi", "Ａ" → "a"), and so do dashes and
// quotation marks ("–" → "-", "’" → "'"). Hangul is composed. Kana and Han keep their marks, which
// make different letters there. Invisible characters such as soft hyphens are removed. White space
// of any kind and length becomes one space, and is removed at both ends. A lone surrogate becomes
// U+FFFD. Folding is idempotent.
#pragma once

#include "search/Hangul.h"

#include <QList>
#include <QString>

namespace broadsheet {

[[nodiscard]] QString folded(QStringView text);

struct FoldedText
{
    QString text;
    // For each character of `text` its position in the original, and one more entry for the end:
    // the length of the original without trailing white space.
    QList<qsizetype> places;
};
[[nodiscard]] FoldedText foldedWithPlaces(QStringView text);

// Separator: neither letter nor digit. Word: letters and digits of scripts that put spaces between
// words. Paired: Hangul, Kana and Han, which have no spaces where users would look for a word; the
// index holds them as pairs of characters.
enum class CharacterKind { Separator, Word, Paired };
[[nodiscard]] CharacterKind kindFromUnicode(char32_t character); // not for ASCII and syllables
[[nodiscard]] inline CharacterKind kindOf(char32_t character)
{
    const char32_t letter = character | 0x20;
    if ((letter >= 'a' && letter <= 'z') || (character >= '0' && character <= '9'))
        return CharacterKind::Word;
    if (character < 0x80)
        return CharacterKind::Separator;
    return isHangulSyllable(character) ? CharacterKind::Paired : kindFromUnicode(character);
}

// The first position of `term` in `text` at or after `from`; both are folded. -1: none, or the term
// is empty. A term that begins with a Word character has to begin where a word begins. All other
// terms may begin anywhere, and every term may end anywhere.
[[nodiscard]] qsizetype indexOfTerm(QStringView text, QStringView term, qsizetype from = 0);

} // namespace broadsheet
