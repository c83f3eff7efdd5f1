// Phrases that many papers have, as words of the index: "language models" becomes
// "language·models". Nobody could find them fast by their single words, which even more papers
// have.
//
// - Behind a common word or phrase of letters comes the beginning of the next word, as far as it
//   is common: "language models" and "language mod" are found by it, also as the beginning of
//   "language·models". Behind words such as "of" this beginning has at least four letters, because
//   any word can come there.
// - Of Hangul, from every syllable the longest common phrase that has a space.
//
// A word of a phrase has one character for each of the text. The lists are of 1,223 papers of real
// digests in Korean. The words of the index depend on them: see `wordsVersion` in
// finding/SearchIndex.cpp.
#pragma once

#include "search/Runs.h"

#include <vector>

namespace broadsheet {

// Stands for a space between the parts of a word of the index; in no folded text.
inline constexpr QChar joint = u'·';

// The phrases of a folded text, run by run. A paper with the text has words that begin with those
// of each part of the text.
class CommonPhrases final
{
public:
    explicit CommonPhrases(QStringView folded) : m_text(folded) {}

    // Appends the words that the next run completes, or that begin in the run before it, each with
    // a space behind it.
    void add(const Run &run, QString &words);

private:
    void addLetters(const Run &run, bool isNext, QString &words);
    void addSyllables(const Run &run, QString &words) const;
    void append(qsizetype begin, qsizetype end, QString &words) const;

    // The beginning of a common word or phrase that ends with the run before.
    struct Open
    {
        qsizetype begin = -1; // none
        bool isLink = false;  // a word such as "of"
    };

    QStringView m_text;
    Run m_before;
    Open m_word;
    Open m_phrase; // of two words
};

// Whether a longer word can begin with a word of a phrase, which then has to be looked up as the
// beginning of words. FTS5 reads much for that.
[[nodiscard]] bool canBeLonger(QStringView phraseWord);

// Which common beginnings the words of some texts have.
class CommonBeginnings final
{
public:
    void add(QStringView word);
    // The longest beginning of the word that one of them has as well, as far as it is common.
    [[nodiscard]] QStringView sharedWith(QStringView word) const;

private:
    std::vector<bool> m_seen;
};
[[nodiscard]] QStringView commonBeginning(QStringView word);

} // namespace broadsheet
