#include "search/Fold.h"

#include "search/Characters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isSyllable(char32_t c)
{
    return c >= 0xac00 && c <= 0xd7a3;
}

// Letters and signs that Unicode does not take apart, though readers write them plainly.
QStringView plainForm(char32_t c)
{
    switch (c) {
    case U'ß':
        return u"ss";
    case U'æ':
        return u"ae";
    case U'œ':
        return u"oe";
    case U'ø':
        return u"o";
    case U'đ':
    case U'ð':
        return u"d";
    case U'ħ':
        return u"h";
    case U'ı':
        return u"i";
    case U'ł':
        return u"l";
    case U'ŋ':
        return u"n";
    case U'ŧ':
        return u"t";
    case U'þ':
        return u"th";
    case 0x2010: // hyphens, dashes, minus
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return u"-";
    case 0x2018: // single quotation marks and the apostrophe as a letter
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x02bc:
        return u"'";
    case 0x201c: // double ones
    case 0x201d:
    case 0x201e:
    case 0x201f:
        return u"\"";
    default:
        return {};
    }
}

// Marks that a reader may leave out. Those of Indic scripts, Thai and the like are vowels.
bool isDiacritic(char32_t c)
{
    if (!QChar::isMark(c))
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Unknown:
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic:
        return true;
    default:
        return false;
    }
}

bool isInvisible(char32_t c)
{
    return QChar::category(c) == QChar::Other_Format;
}

// Belongs to the character before it: marks, the later letters of a syllable, what is not seen.
bool continues(char32_t c)
{
    if (c < 0x300)
        return c == 0xad;
    if (isSyllable(c))
        return false;
    const bool isJamo = (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
    const bool isHalfWidthMark = c == 0xff9e || c == 0xff9f;
    return isJamo || isHalfWidthMark || QChar::isMark(c) || isInvisible(c);
}

// Letters of Hangul by themselves, which normalisation would join to syllables.
bool isLoneJamo(char32_t c)
{
    return (c >= 0x3131 && c <= 0x318e) || (c >= 0xffa0 && c <= 0xffdc);
}

// "´" would become a space with a mark on it.
bool isSpacingMark(char32_t c)
{
    const QString parts = QChar::decomposition(c);
    return !QChar::isSpace(c) && parts.size() > 1 && parts.front() == u' ';
}

QString withPlainForms(const QString &text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const qsizetype length = lengthOf(c);
        if (const QStringView form = plainForm(c); !form.isEmpty())
            plain += form;
        else if (!isInvisible(c))
            plain += QStringView(text).sliced(at, length);
        at += length;
    }
    return plain;
}

// Marks on letters of Kana and on signs make others of them where there is such a one.
QString withoutDiacritics(const QString &text)
{
    QString plain;
    bool onWord = true;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const qsizetype length = lengthOf(c);
        if (!isDiacritic(c)) {
            onWord = kindOf(c) == CharacterKind::Word;
            plain += QStringView(text).sliced(at, length);
        } else if (!onWord) {
            const QString marked = plain.last(1) + QStringView(text).sliced(at, length);
            const QString made = marked.normalized(QString::NormalizationForm_C);
            if (made.size() == 1)
                plain.back() = made.front();
        }
        at += length;
    }
    return plain;
}

QString foldedOnce(const QString &text)
{
    const QString lower = text.normalized(QString::NormalizationForm_KD)
                              .toCaseFolded()
                              .normalized(QString::NormalizationForm_KD);
    return withoutDiacritics(withPlainForms(lower)).normalized(QString::NormalizationForm_C);
}

// One character with what belongs to it. Leaving something out can bring together what composes.
QString foldedCluster(QStringView cluster)
{
    QString text = cluster.toString();
    for (int round = 0; round < 4; ++round) {
        QString next = foldedOnce(text);
        if (next == text)
            break;
        text = std::move(next);
    }
    return text;
}

// Of most of the text: stays as it is.
bool isPlain(char32_t c)
{
    return isSyllable(c) || isLoneJamo(c) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30a1 && c <= 0x30fe) || (c >= 0x3400 && c <= 0x9fff);
}

bool isUnchanged(char32_t c)
{
    return QChar::decompositionTag(c) == QChar::NoDecomposition && QChar::toCaseFolded(c) == c &&
           !QChar::isMark(c) && !isInvisible(c);
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
            takeCharacter();
        if (m_places)
            m_places->append(m_spaceAt >= 0 ? m_spaceAt : m_text.size());
        return std::move(m_folded);
    }

private:
    void takeCharacter()
    {
        const char32_t c = characterAt(m_text, m_at);
        const qsizetype length = lengthOf(c);
        qsizetype end = m_at + length;
        if (end < m_text.size() && continues(characterAt(m_text, end))) {
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
            append(c >= u'A' && c <= u'Z' ? char16_t(c | 0x20) : c, m_at);
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
            if (!continues(c))
                break;
            end += lengthOf(c);
        }
        const QStringView cluster = m_text.sliced(begin, end - begin);
        const char32_t first = characterAt(cluster, 0);
        if (QChar::isSurrogate(first) || isLoneJamo(first) || isSpacingMark(first)) {
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

    // A space is written when something follows it.
    void append(QChar unit, qsizetype place)
    {
        if (m_spaceAt >= 0 && !m_folded.isEmpty()) {
            m_folded.append(u' ');
            if (m_places)
                m_places->append(m_spaceAt);
        }
        m_spaceAt = -1;
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
    qsizetype m_spaceAt = -1; // where the white space began that was read and not yet written
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

CharacterKind kindOf(char32_t c)
{
    if (c < 0x80) {
        const bool isWord =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return isWord ? CharacterKind::Word : CharacterKind::Gap;
    }
    if (isSyllable(c))
        return CharacterKind::Paired;
    if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
        return CharacterKind::Gap;
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
