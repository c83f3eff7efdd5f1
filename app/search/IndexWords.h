// The words of the full-text index for a folded text. Pure functions.
//
// SQLite's tokenizers split at spaces, but Hangul, Kana and Han have no spaces where users would
// look for a word. So every run of them is written as its overlapping pairs of characters, followed
// by its last character alone: "강화학습" becomes "강화 화학 학습 습". The index holds no
// positions, so a hit is only a candidate unless IndexQuery says that it is exact.
//
// The words of a whole paper have more, because too many papers have both pairs of 습니다:
// - strings of three to five syllables whose parts are all common (see CommonStrings.h): 습니다;
// - a word with the first syllable that follows it without a space: "llm은" becomes "llm 은
// 은·llm";
// - the two syllables on each side of a space, if both pairs are common: 언어·모델;
// - elsewhereWord, if the paper has words that are neither in its texts nor in title and authors.
#pragma once

#include "search/Document.h"

#include <QString>

namespace broadsheet {

// Separated by single spaces; without characters that are syntax for FTS5.
[[nodiscard]] QString indexWords(QStringView folded);
[[nodiscard]] QString headWords(QStringView folded);      // with common phrases
[[nodiscard]] QString allWords(const Document &document); // of all texts of SearchField::Anywhere
inline constexpr QStringView elsewhereWord = u"§";        // in no other word

// What to look up for a folded term in an index of indexWords().
struct IndexQuery
{
    // An FTS5 expression (quoted words, * after a prefix, joined by AND) that every paper with the
    // term matches. Empty: every paper may have the term.
    QString match;
    bool exact = false; // every paper that matches has the term
};
[[nodiscard]] IndexQuery indexQuery(QStringView foldedTerm);
[[nodiscard]] IndexQuery headQuery(QStringView foldedTerm);     // in one of headWords()
[[nodiscard]] IndexQuery allWordsQuery(QStringView foldedTerm); // in one of allWords()
// In an index of allWords(): finds exactly the papers that have the term in a text and in title or
// authors as well. Empty: the index cannot tell.
[[nodiscard]] QString textAndHeadQuery(QStringView foldedTerm);

// The query for an index that holds positions: the words follow each other.
[[nodiscard]] IndexQuery indexPhrase(QStringView foldedTerm);

} // namespace broadsheet
