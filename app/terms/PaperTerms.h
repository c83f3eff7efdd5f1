// What a paper is compared by: the words of its title, texts and keywords, its authors, keywords
// and categories, each as a number. Hangul, Kana and Han are pairs of characters, as in the index
// for search, and whole runs. Tags and notes are the reader's and not among them. Pure functions.
#pragma once

#include "search/Document.h"

#include <QByteArray>

#include <functional>

namespace broadsheet {

enum class TermKind { Word, Author, Keyword, Category };

// Terms are numbered by their hash, so that the number of a term is the same in every library and
// 2^18 weights are all that a model has. Two terms can share a number; among the few hundred of a
// paper that is rare.
inline constexpr quint32 termNumbers = 1U << 18;

struct Term
{
    TermKind kind;
    QStringView text;  // folded: a word, a pair of characters, a whole name, keyword or category
    QStringView shown; // of a pair: the run of characters that it is from
    quint32 count;     // what this occurrence counts, see countOfWord
};

inline constexpr quint32 countOfWord = 4;   // in a text
inline constexpr quint32 maxTermCount = 63; // six bits

// The number depends on the kind but that words of titles and of texts are the same.
[[nodiscard]] quint32 numberOf(TermKind kind, QStringView folded);
// Of everything that a reader can name: a word that is a run of pairs has several.
[[nodiscard]] QList<quint32> numbersOf(TermKind kind, QStringView folded);

// Every term as often as it occurs. A word of the title counts more than one of a text. A pair of
// characters counts less: a long word has many of them, which would drown the others. An author
// counts more, and the less the more authors there are.
void forEachTerm(const Document &document, const std::function<void(const Term &)> &visit);

// Three bytes for each distinct term, the lowest number first: 18 bits for the number, 6 for what
// its occurrences count. Of very many terms those that occur most are kept. Does not depend on the
// order of the texts.
[[nodiscard]] QByteArray packedTerms(const Document &document);

// Calls visit(number, count) for each term of packed ones; what is no such text has none.
template<class Visit>
void forEachPacked(QByteArrayView packed, Visit visit)
{
    const auto *byte = reinterpret_cast<const unsigned char *>(packed.data());
    const auto *const end = byte + packed.size() / 3 * 3;
    for (; byte != end; byte += 3) {
        const quint32 bits = byte[0] | quint32(byte[1]) << 8 | quint32(byte[2]) << 16;
        visit(bits >> 6, bits & 63);
    }
}

} // namespace broadsheet
