#include "search/StoredTerm.h"

#include "search/Fold.h"
#include "search/Hangul.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool isAscii(char c)
{
    return static_cast<uchar>(c) < 0x80;
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// White space becomes a space.
char lowered(char c)
{
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return small >= '\t' && small <= '\r' ? ' ' : small;
}

// Whether it is the first byte of a Hangul syllable, or of one of a few other letters. No character
// that combines with the one before begins with such a byte.
bool beginsSyllable(char c)
{
    return static_cast<uchar>(c) >= 0xea && static_cast<uchar>(c) <= 0xed;
}

// One character of a text in UTF-8, with at most three bytes.
struct Bytes
{
    uchar first;
    uchar second;
    uchar third;
};

bool isSyllable(Bytes c)
{
    return (c.first == 0xea && c.second >= 0xb0) || c.first == 0xeb || c.first == 0xec ||
           (c.first == 0xed && c.second <= 0x9d);
}

bool isHan(Bytes c)
{
    return c.first >= 0xe4 && c.first <= 0xe9;
}

// Whether folding keeps it and does not combine it with the syllables beside it. Returns false when
// in doubt (single jamo, combining marks, invisible and compatibility characters).
bool keepsSyllables(Bytes c)
{
    if (c.first >= 0xc3 && c.first <= 0xca)
        return true; // Latin letters
    switch (c.first) {
    case 0xc2:
        return c.second != 0xad;
    case 0xce: // Greek, Cyrillic
    case 0xcf:
    case 0xd0:
    case 0xd1:
        return true;
    case 0xe2:
        return (c.second == 0x80 && c.third >= 0x90 && c.third <= 0xa7) || c.second == 0x86 ||
               c.second == 0x88 || c.second == 0x89 || c.second == 0x94 || c.second == 0x96;
    case 0xe3:
        return c.second == 0x80 && c.third <= 0xa9;
    default:
        return isSyllable(c) || isHan(c);
    }
}

// Whether folding also makes no letter, digit or space of it: punctuation.
bool keepsWords(Bytes c)
{
    return isSyllable(c) || isHan(c) || (c.first == 0xe2 && c.second == 0x80 && keepsSyllables(c));
}

// Whether folding also makes no ASCII of it.
bool keepsAscii(Bytes c)
{
    return isSyllable(c) || isHan(c);
}

// Whether all characters that are not ASCII are `kept`.
template<class Kept>
bool areKept(QByteArrayView text, Kept kept)
{
    const auto isRest = [&text](qsizetype at) {
        return at < text.size() && (static_cast<uchar>(text[at]) & 0xc0) == 0x80;
    };
    for (qsizetype at = 0; at < text.size();) {
        if (isAscii(text[at])) {
            ++at;
            continue;
        }
        const auto first = static_cast<uchar>(text[at]);
        const qsizetype length = first < 0xe0 ? 2 : 3;
        if (!isRest(at + 1) || (length == 3 && !isRest(at + 2)) ||
            !kept(Bytes{first, static_cast<uchar>(text[at + 1]),
                        length == 3 ? static_cast<uchar>(text[at + 2]) : uchar{0}}))
            return false;
        at += length;
    }
    return true;
}

bool nothingFollows(QByteArrayView text, qsizetype end)
{
    return end == text.size() || isAscii(text[end]) || beginsSyllable(text[end]);
}

// Whether surely no letter or digit of a word is before this place.
bool beginsWord(QByteArrayView text, qsizetype at)
{
    if (at == 0)
        return true;
    if (isAscii(text[at - 1]))
        return !isLetterOrDigit(text[at - 1]);
    return at >= 3 &&
           isSyllable({static_cast<uchar>(text[at - 3]), static_cast<uchar>(text[at - 2]),
                       static_cast<uchar>(text[at - 1])});
}

} // namespace

StoredTerm::StoredTerm(const QString &folded)
    : m_folded(folded), m_kind(kindOf(folded)), m_utf8(folded.toUtf8()), m_matcher(m_utf8)
{}

StoredTerm::Kind StoredTerm::kindOf(const QString &folded)
{
    Kind kind = folded.isEmpty() ? Kind::Other : Kind::Syllables;
    for (const QChar c : folded) {
        const char16_t unit = c.unicode();
        if (isHangulSyllable(unit))
            continue;
        if (unit < 0x20 || unit >= 0x80)
            return Kind::Other;
        const bool isWord = unit == u' ' || isLetterOrDigit(static_cast<char>(unit));
        kind = std::max(kind, isWord ? Kind::Words : Kind::Plain);
    }
    return kind;
}

bool StoredTerm::isIn(QByteArrayView text)
{
    const Answer answer = m_kind == Kind::Syllables ? askSyllables(text) : askStored(text);
    if (answer != Answer::Unknown)
        return answer == Answer::Yes;
    return indexOfTerm(folded(QString::fromUtf8(text)), m_folded) >= 0;
}

StoredTerm::Answer StoredTerm::askSyllables(QByteArrayView text) const
{
    const qsizetype at = m_matcher.indexIn(text);
    // The next character could combine with the last syllable.
    if (at >= 0 && nothingFollows(text, at + m_utf8.size()))
        return Answer::Yes;
    if (!areKept(text, keepsSyllables))
        return Answer::Unknown;
    return at >= 0 ? Answer::Yes : Answer::No;
}

StoredTerm::Answer StoredTerm::askStored(QByteArrayView text)
{
    if (m_kind == Kind::Other)
        return Answer::Unknown;
    m_lowered.resize(text.size());
    std::transform(text.begin(), text.end(), m_lowered.begin(), lowered);
    bool isThere = false;
    for (qsizetype at = m_matcher.indexIn(m_lowered); at >= 0;
         at = m_matcher.indexIn(m_lowered, at + 1)) {
        const bool begins = !isLetterOrDigit(m_utf8.front()) || beginsWord(m_lowered, at);
        if (begins && nothingFollows(m_lowered, at + m_utf8.size()))
            return Answer::Yes;
        // Behind an ASCII letter or digit no word begins, whatever folding does.
        isThere |= begins || !isAscii(m_lowered[at - 1]);
    }
    const bool isSure =
        !isThere && !m_lowered.contains("  ") &&
        (m_kind == Kind::Words ? areKept(m_lowered, keepsWords) : areKept(m_lowered, keepsAscii));
    return isSure ? Answer::No : Answer::Unknown;
}

} // namespace broadsheet
