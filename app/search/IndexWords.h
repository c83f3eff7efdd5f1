// The words of the full-text index for a folded text. Pure functions.
//
// SQLite's tokenizers split at spaces, but Hangul, Kana and Han have no spaces where users would
// look for a word. So every run of them is written as its overlapping pairs of characters, followed
// by its last character alone: "강화학습" becomes "강화 화학 학습 습". The index holds no
// positions, so a hit is only a candidate unless IndexQuery says that it is exact.
#pragma once

#include "search/Document.h"

#include <QString>

namespace broadsheet {

// Separated by single spaces; without characters that are syntax for FTS5.
[[nodiscard]] QString indexWords(QStringView folded);
[[nodiscard]] QString allWords(const Document &document); // of all texts of SearchField::Anywhere

// What to look up in the index for a folded term.
struct IndexQuery
{
    // An FTS5 expression (quoted words, * after a prefix, joined by AND) that every paper with the
    // term matches. Empty: every paper may have the term.
    QString match;
    bool exact = false; // every paper that matches has the term
};
[[nodiscard]] IndexQuery indexQuery(QStringView foldedTerm);

// The same for an index that holds positions: the words follow each other.
[[nodiscard]] IndexQuery indexPhrase(QStringView foldedTerm);

} // namespace broadsheet
