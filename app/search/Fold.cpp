#include "search/Fold.h"

#include "search/Characters.h"
#include "search/Clusters.h"
#include "search/Hangul.h"

#include <algorithm>

namespace broadsheet {

namespace {

// The frequent characters other than ASCII. Folding leaves them as they are.
bool isPlain(char32_t c)
{
    return isHangulSyllable(c) || isCompatibilityJamo(c) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30a1 && c <= 0x30fe) || (c >= 0x3400 && c <= 0x9fff);
}

bool isCapital(char16_t c)
{
    return c >= u'A' && c <= u'Z';
}

// Only its case changes.
bool isSimple(char16_t c)
{
    return (c > u' ' && c < 0x7f) || isPlain(c);
}

// Whether a block contains only printable ASCII and Hangul syllables, with no two spaces in a row.
// Has no branches, so that the compiler vectorises it.
constexpr qsizetype block = 32;
constexpr char16_t syllables = lastHangulSyllable - firstHangulSyllable;
bool isSimpleBlock(const char16_t *in, char16_t before)
{
    char16_t strange = in[0] == u' ' && before == u' ' ? 1 : 0;
    for (qsizetype i = 0; i < block; ++i) {
        const char16_t ascii = char16_t(in[i] - u' ') <= u'~' - u' ' ? 0 : 1;
        const char16_t syllable =
            char16_t(in[i] - char16_t(firstHangulSyllable)) <= syllables ? 0 : 1;
        strange = char16_t(strange | (ascii & syllable));
    }
    for (qsizetype i = 1; i < block; ++i) {
        const char16_t space = in[i] == u' ' ? 1 : 0;
        const char16_t spaceBefore = in[i - 1] == u' ' ? 1 : 0;
        strange = char16_t(strange | (space & spaceBefore));
    }
    return strange == 0;
}

class Folder final
{
public:
    Folder(QStringView text, QList<qsizetype> *places) : m_text(text), m_places(places)
    {
        m_folded.reserve(text.size());
        if (m_places)
            m_places->reserve(text.size() + 1);
    }

    QString fold()
    {
        while (m_at < m_text.size())
            if (!takeSpan())
                takeCharacter();
        if (m_places)
            m_places->append(m_spaceAt >= 0 ? m_spaceAt : m_text.size());
        return std::move(m_folded);
    }

private:
    // Copies the longest run of simple characters at once, which is most of every text. False:
    // there is none here.
    bool takeSpan()
    {
        const char16_t *const in = m_text.utf16() + m_at;
        const qsizetype left = m_text.size() - m_at;
        qsizetype end = 0;
        while (end + block <= left && isSimpleBlock(in + end, end > 0 ? in[end - 1] : u' '))
            end += block;
        while (end < left &&
               (isSimple(in[end]) || (in[end] == u' ' && end > 0 && in[end - 1] != u' ')))
            ++end;
        if (end < left && end > 0 && (in[end] >= 0x300 || in[end] == 0xad))
            --end; // the next character may extend the last one
        if (end > 0 && in[end - 1] == u' ')
            --end;
        if (end == 0)
            return false;
        writeSpace();
        const qsizetype size = m_folded.size();
        m_folded.resize(size + end);
        QChar *const out = m_folded.data() + size;
        for (qsizetype i = 0; i < end; ++i)
            out[i] = QChar(char16_t(in[i] + (isCapital(in[i]) ? u'a' - u'A' : 0)));
        for (qsizetype i = 0; m_places && i < end; ++i)
            m_places->append(m_at + i);
        m_at += end;
        return true;
    }

    void takeCharacter()
    {
        const char32_t c = characterAt(m_text, m_at);
        const qsizetype length = lengthOf(c);
        qsizetype end = m_at + length;
        if (end < m_text.size() && extendsCluster(characterAt(m_text, end))) {
            takeCluster(end);
            return;
        }
        if (c < 0x80)
            takeAscii(char16_t(c));
        else if (isPlain(c))
            append(char16_t(c), m_at);
        else
            takeOther(c, end);
        m_at = end;
    }

    void takeAscii(char16_t c)
    {
        if (c == u' ' || (c >= u'\t' && c <= u'\r'))
            space(m_at);
        else
            append(char16_t(c + (isCapital(c) ? u'a' - u'A' : 0)), m_at);
    }

    void takeOther(char32_t c, qsizetype end)
    {
        if (QChar::isSpace(c))
            space(m_at);
        else if (QChar::isSurrogate(c))
            append(QChar::ReplacementCharacter, m_at);
        else if (const QStringView form = plainForm(c); !form.isEmpty())
            appendAll(form, m_at);
        else if (isUnchanged(c) || isSpacingMark(c))
            appendAll(m_text.sliced(m_at, end - m_at), m_at);
        else
            appendAll(foldedCluster(m_text.sliced(m_at, end - m_at)), m_at);
    }

    void takeCluster(qsizetype end)
    {
        const qsizetype begin = m_at;
        while (end < m_text.size()) {
            const char32_t c = characterAt(m_text, end);
            if (!extendsCluster(c))
                break;
            end += lengthOf(c);
        }
        const QStringView cluster = m_text.sliced(begin, end - begin);
        const char32_t first = characterAt(cluster, 0);
        if (QChar::isSurrogate(first) || isCompatibilityJamo(first) || isSpacingMark(first)) {
            append(QChar::isSurrogate(first) ? char16_t(QChar::ReplacementCharacter)
                                             : char16_t(first),
                   begin);
            appendAll(foldedCluster(cluster.sliced(1)), begin);
        } else {
            appendAll(foldedCluster(cluster), begin);
        }
        m_at = end;
    }

    void space(qsizetype at)
    {
        if (m_spaceAt < 0)
            m_spaceAt = at;
    }

    // Called when something follows the space.
    void writeSpace()
    {
        if (m_spaceAt >= 0 && !m_folded.isEmpty()) {
            m_folded.append(u' ');
            if (m_places)
                m_places->append(m_spaceAt);
        }
        m_spaceAt = -1;
    }

    void append(QChar unit, qsizetype place)
    {
        writeSpace();
        m_folded.append(unit);
        if (m_places)
            m_places->append(place);
    }

    void appendAll(QStringView units, qsizetype place)
    {
        for (const QChar unit : units) {
            if (unit.isSpace())
                space(place);
            else
                append(unit, place);
        }
    }

    QStringView m_text;
    QList<qsizetype> *m_places;
    QString m_folded;
    qsizetype m_at = 0;
    qsizetype m_spaceAt = -1; // where white space began that was not written yet
};

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || kindOf(characterBefore(text, at)) != CharacterKind::Word;
}

} // namespace

QString folded(QStringView text)
{
    return Folder(text, nullptr).fold();
}

FoldedText foldedWithPlaces(QStringView text)
{
    FoldedText result;
    result.text = Folder(text, &result.places).fold();
    return result;
}

CharacterKind kindFromUnicode(char32_t c)
{
    if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
        return CharacterKind::Separator;
    switch (QChar::script(c)) {
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Han:
        return CharacterKind::Paired;
    default:
        return c == 0x30fc ? CharacterKind::Paired : CharacterKind::Word; // the long vowel of Kana
    }
}

qsizetype indexOfTerm(QStringView text, QStringView term, qsizetype from)
{
    if (term.isEmpty())
        return -1;
    const bool atWord = kindOf(characterAt(term, 0)) == CharacterKind::Word;
    const QStringView rest = term.sliced(1);
    const qsizetype last = text.size() - term.size();
    for (qsizetype at = std::max<qsizetype>(from, 0); at <= last; ++at) {
        at = text.indexOf(term.front(), at);
        if (at < 0 || at > last)
            return -1;
        if (text.sliced(at + 1, rest.size()) == rest && (!atWord || beginsWord(text, at)))
            return at;
    }
    return -1;
}

} // namespace broadsheet
