#include "search/Clusters.h"

#include "search/Characters.h"
#include "search/Fold.h"
#include "search/Hangul.h"

namespace broadsheet {

namespace {

// Marks that users may leave out when typing. In Indic scripts, Thai and the like marks are vowels,
// which they may not.
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

QStringView plainLetter(char32_t c)
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
    default:
        return {};
    }
}

QStringView plainSign(char32_t c)
{
    switch (c) {
    case 0x2010: // hyphens, dashes, minus
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return u"-";
    case 0x2018: // single quotation marks, and the apostrophe as a letter
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x02bc:
        return u"'";
    case 0x201c: // double quotation marks
    case 0x201d:
    case 0x201e:
    case 0x201f:
        return u"\"";
    default:
        return {};
    }
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

// Removes diacritics from letters. A mark on Kana or on a sign is composed with it where Unicode
// has such a character ("か" with a voiced mark is "が"), and otherwise removed.
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

} // namespace

QStringView plainForm(char32_t c)
{
    return c < 0x200 ? plainLetter(c) : plainSign(c);
}

bool extendsCluster(char32_t c)
{
    if (c < 0x300)
        return c == 0xad;
    if (isHangulSyllable(c))
        return false;
    const bool isHalfWidthMark = c == 0xff9e || c == 0xff9f;
    return isFollowingJamo(c) || isHalfWidthMark || QChar::isMark(c) || isInvisible(c);
}

bool isSpacingMark(char32_t c)
{
    const QString parts = QChar::decomposition(c);
    return !QChar::isSpace(c) && parts.size() > 1 && parts.front() == u' ';
}

QString foldedCluster(QStringView cluster)
{
    QString text = cluster.toString();
    // Removing a character can bring together two others that compose.
    for (int round = 0; round < 4; ++round) {
        QString next = foldedOnce(text);
        if (next == text)
            break;
        text = std::move(next);
    }
    return text;
}

bool isUnchanged(char32_t c)
{
    return QChar::decompositionTag(c) == QChar::NoDecomposition && QChar::toCaseFolded(c) == c &&
           !QChar::isMark(c) && !isInvisible(c);
}

} // namespace broadsheet
