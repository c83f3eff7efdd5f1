// What search compares: pure functions between people's text and FTS5's words.
//
// SQLite's tokenizer splits at spaces, which Hangul, Kana and Han do not have where a reader would
// expect them. Here every run of them becomes its overlapping pairs of characters and then its last
// character alone: "강화학습" is written "강화 화학 학습 습". A piece of two characters or more is
// found as a phrase of its pairs, a single character as the beginning of a word, and the single
// character at the end keeps two neighbouring runs from being taken for one. Other scripts stay
// whole words, of which a query may give the beginning.
#pragma once

#include <QString>
#include <QStringList>

namespace broadsheet {

// Letters, digits and spaces only: nothing of it can be FTS5 syntax.
[[nodiscard]] QString searchWords(QStringView text);

// The FTS5 query for what was typed: all terms between spaces must occur, "…" is one term. Empty
// when nothing in it can be searched for. It finds too much where there are literalTerms().
[[nodiscard]] QString matchExpression(QStringView typed);

// The terms of several runs, such as "LLM은", of which matchExpression() asks only for the Hangul,
// Kana and Han: what it finds must contain them as they are but for the case. Normal form C.
[[nodiscard]] QStringList literalTerms(QStringView typed);

} // namespace broadsheet
