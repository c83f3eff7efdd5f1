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
           (c.first == 0xed && (c.second < 0x9e || (c.second == 0x9e && c.third <= 0xa3)));
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

// Whether folding also makes no letter or digit of ASCII and no space of it.
bool keepsWords(Bytes c)
{
    const bool isLatin = c.first <= 0xca;
    const bool isTimes = c.first == 0xc3 && c.second == 0x97;
    const bool isSpace = (c.first == 0xe3 && c.second == 0x80 && c.third == 0x80) ||
                         (c.first == 0xce && c.second <= 0x85); // below marks of Greek
    return isTimes || (!isLatin && !isSpace && keepsSyllables(c));
}

// Whether folding also makes no ASCII of it.
bool keepsAscii(Bytes c)
{
    return isSyllable(c) || isHan(c);
}

// Whether there are only ASCII, syllables and Han, as in most texts. Has no branches, so that the
// compiler vectorises it. Bytes that are not UTF-8 become a character that is in no term.
bool areSimple(QByteArrayView text)
{
    const auto *const bytes = reinterpret_cast<const uchar *>(text.data());
    uchar strange = 0;
    for (qsizetype i = 0; i + 2 < text.size(); ++i) {
        const uchar first = bytes[i];
        const uchar second = bytes[i + 1];
        const uchar third = bytes[i + 2];
        const bool isOther = (first >= 0xc0) & (uchar(first - 0xe4) > 0xed - 0xe4);
        const bool isBefore = (first == 0xea) & (second < 0xb0);
        const bool isAfter =
            (first == 0xed) & ((second > 0x9e) | ((second == 0x9e) & (third > 0xa3)));
        strange = uchar(strange | uchar(isOther) | uchar(isBefore) | uchar(isAfter));
    }
    return strange == 0 && std::all_of(text.end() - std::min<qsizetype>(text.size(), 2), text.end(),
                                       [](char c) { return static_cast<uchar>(c) < 0xc0; });
}

bool hasTwoSpaces(QByteArrayView text)
{
    uchar found = 0;
    for (qsizetype i = 1; i < text.size(); ++i)
        found = uchar(found | uchar(uchar(text[i - 1] == ' ') & uchar(text[i] == ' ')));
    return found != 0;
}

// Whether all characters that are not ASCII are `kept`.
template<class Kept>
bool areKept(QByteArrayView text, Kept kept)
{
    const auto isRest = [&text](qsizetype at) {
        return at < text.size() && (static_cast<uchar>(text[at]) & 0xc0) == 0x80;
    };
    if (areSimple(text))
        return true;
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
        !isThere && !hasTwoSpaces(m_lowered) &&
        (m_kind == Kind::Words ? areKept(m_lowered, keepsWords) : areKept(m_lowered, keepsAscii));
    return isSure ? Answer::No : Answer::Unknown;
}

} // namespace broadsheet
