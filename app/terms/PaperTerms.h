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

// Each distinct term with what its occurrences count, the lowest number first. Nearly always two
// bytes: 12 bits for the distance from the number before, 4 for the count. What does not fit is two
// zeros and three bytes: 18 bits for the number, 6 for the count. Of very many terms those that
// occur most are kept. Does not depend on the order of the texts.
[[nodiscard]] QByteArray packedTerms(const Document &document);

inline constexpr quint32 bitsOfCount = 4;
inline constexpr quint32 bitsOfLargeCount = 6;

// Calls visit(number, count) for each term of packed ones; what is no such text has none. Numbers
// are less than termNumbers whatever the bytes are.
template<class Visit>
void forEachPacked(QByteArrayView packed, Visit visit)
{
    const auto *byte = reinterpret_cast<const unsigned char *>(packed.data());
    const auto *const end = byte + packed.size();
    quint32 number = termNumbers - 1; // the distance to 0 is 1
    while (end - byte >= 2) {
        const quint32 bits = byte[0] | quint32(byte[1]) << 8;
        byte += 2;
        if (bits != 0) {
            number = (number + (bits >> bitsOfCount)) & (termNumbers - 1);
            visit(number, bits & ((1U << bitsOfCount) - 1));
            continue;
        }
        if (end - byte < 3)
            return;
        const quint32 large = byte[0] | quint32(byte[1]) << 8 | quint32(byte[2]) << 16;
        byte += 3;
        number = large >> bitsOfLargeCount;
        visit(number, large & ((1U << bitsOfLargeCount) - 1));
    }
}

} // namespace broadsheet
