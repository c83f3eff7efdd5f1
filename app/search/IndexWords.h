// Between folded text and the words of the full-text index: pure functions.
//
// SQLite's tokenizers split at spaces, which Hangul, Kana and Han do not have where a reader would
// expect them. Here every run of them becomes its overlapping pairs of characters and then its last
// character alone: "강화학습" is written "강화 화학 학습 습". The index keeps no positions, so a
// word found in it only says that the paper may match, unless IndexQuestion says that it is exact.
#pragma once

#include "search/Document.h"

#include <QString>

namespace broadsheet {

// Of folded text; words between single spaces, without anything that FTS5 takes for syntax.
[[nodiscard]] QString indexWords(QStringView folded);
[[nodiscard]] QString allWords(const Document &document); // of every text of Anywhere

// What to ask the index for a folded term: an FTS5 expression (quoted words, * after a beginning,
// AND between them) that every paper with the term matches.
struct IndexQuestion
{
    QString match;      // empty: the index cannot tell, any paper may have it
    bool exact = false; // every match has the term
};
[[nodiscard]] IndexQuestion indexQuestion(QStringView foldedTerm);

} // namespace broadsheet
