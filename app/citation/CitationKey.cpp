#include "citation/CitationKey.h"

#include "base/Limits.h"
#include "citation/PersonName.h"
#include "citation/Reference.h"
#include "citation/Romanise.h"
#include "citation/Tr.h"
#include "papers/DisplayText.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

// Its words are in lower case and have nothing but ASCII letters and digits, but for ids.
struct KeyField
{
    QLatin1StringView name;
    QStringList (*words)(const Paper &paper);
};

namespace {

constexpr qsizetype maxWord = 100; // characters; a manuscript's key has to be typed
constexpr qsizetype namedAuthors = 3;
constexpr qsizetype titleWords = 3;

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

// Signs that BibTeX, biber and pandoc read as part of a key.
bool isKeySign(QChar c)
{
    return isPlain(c) || u"-_.:+/"_s.contains(c);
}

// Letters lose their accents.
QString plainWord(const QString &text)
{
    QString result;
    for (const QChar c : romanised(text).toLower())
        if (isPlain(c))
            result += c;
    return result.left(maxWord);
}

QString familyOf(const QString &author)
{
    const PersonName name = romanised(parsePersonName(author));
    return plainWord(name.family);
}

QStringList firstAuthor(const Paper &paper)
{
    const QString family = familyOf(paper.authors.value(0));
    return {family.isEmpty() ? u"anon"_s : family};
}

QStringList authors(const Paper &paper)
{
    QStringList families;
    for (const QString &author : paper.authors.first(std::min(paper.authors.size(), namedAuthors)))
        families.append(familyOf(author));
    families.removeAll(QString());
    if (families.isEmpty())
        return firstAuthor(paper);
    if (paper.authors.size() > namedAuthors || paper.hasMoreAuthors)
        families.append(u"etal"_s);
    return families;
}

QStringList year(const Paper &paper)
{
    const std::optional<int> known = yearOf(paper);
    return known ? QStringList{QString::number(*known)} : QStringList();
}

QStringList shortYear(const Paper &paper)
{
    return {year(paper).value(0).right(2)};
}

QStringList significantWords(const QString &title, qsizetype most)
{
    static const QStringList skipped{u"a"_s, u"an"_s, u"the"_s, u"on"_s, u"of"_s, u"in"_s, u"to"_s};
    QStringList words;
    for (const QString &part : displayTitle(title).split(u' ', Qt::SkipEmptyParts)) {
        const QString word = plainWord(part.section(u':', 0, 0));
        if (!word.isEmpty() && !skipped.contains(word))
            words.append(word);
        if (words.size() == most)
            break;
    }
    return words;
}

QStringList titleWord(const Paper &paper)
{
    return significantWords(paper.title, 1);
}

QStringList shortTitle(const Paper &paper)
{
    return significantWords(paper.title, titleWords);
}

QStringList identity(const Paper &paper)
{
    if (paper.id.isArxiv())
        return {QString(paper.id.text).replace(u'/', u'-')};
    constexpr qsizetype digits = 8;
    return {QString::fromLatin1(
        QCryptographicHash::hash(paper.id.text.toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .first(digits))};
}

// The names are JabRef's, where it has the field: https://docs.jabref.org/setup/citationkeypatterns
constexpr std::array fields{
    KeyField{"auth"_L1, firstAuthor},
    KeyField{"authors"_L1, authors},
    KeyField{"year"_L1, year},
    KeyField{"shortyear"_L1, shortYear},
    KeyField{"veryshorttitle"_L1, titleWord},
    KeyField{"shorttitle"_L1, shortTitle},
    KeyField{"arxiv"_L1, identity},
};

Failure wrong(const QString &why)
{
    return failure(ErrorKind::Usage, why);
}

// Of the text between fields.
QString problemWithSign(QChar sign)
{
    if (sign == u']')
        return CitationTr::tr("The pattern of citation keys has a “]” without a “[” before it.");
    if (!isKeySign(sign))
        return CitationTr::tr("A citation key cannot have the sign “%1”. Letters without accents, "
                              "digits and - _ . : + / can be between the fields.")
            .arg(sign);
    return {};
}

} // namespace

KeyPattern::KeyPattern() : m_parts(from(defaultKeyPattern)->m_parts) {}

Result<KeyPattern::Part> KeyPattern::fieldNamed(const QString &name)
{
    static const std::array letters{
        std::pair(""_L1, Letters::Lower), std::pair("lower"_L1, Letters::Lower),
        std::pair("capitalize"_L1, Letters::Capitalised), std::pair("upper"_L1, Letters::Upper)};
    const QString plain = name.section(u':', 0, 0);
    const QString change = name.section(u':', 1);
    const auto *field = std::ranges::find(fields, plain, &KeyField::name);
    if (field == fields.end())
        return wrong(CitationTr::tr("Citation keys have no field “[%1]”. The fields are: %2.")
                         .arg(plain, keyFieldNames()));
    const auto *found =
        std::ranges::find_if(letters, [&change](const auto &one) { return change == one.first; });
    if (found == letters.end())
        return wrong(CitationTr::tr("“%1” cannot stand behind a field of citation keys. “:lower”, "
                                    "“:capitalize” and “:upper” can.")
                         .arg(u':' + change));
    return Part{.text = {}, .field = field, .letters = found->second};
}

Result<KeyPattern> KeyPattern::from(const QString &text)
{
    const QString pattern = text.trimmed().isEmpty() ? QString(defaultKeyPattern) : text.trimmed();
    if (pattern.size() > maxKeyPatternLength)
        return wrong(CitationTr::tr("The pattern of citation keys has more than %1 signs.")
                         .arg(maxKeyPatternLength));
    QList<Part> parts;
    for (qsizetype at = 0; at < pattern.size();) {
        if (pattern[at] != u'[') {
            if (const QString problem = problemWithSign(pattern[at]); !problem.isEmpty())
                return wrong(problem);
            parts.append({.text = pattern.mid(at++, 1)});
            continue;
        }
        const qsizetype end = pattern.indexOf(u']', at);
        if (end < 0)
            return wrong(CitationTr::tr("In the pattern of citation keys, the “]” of “%1” is "
                                        "missing.")
                             .arg(pattern.sliced(at)));
        const Result<Part> part = fieldNamed(pattern.sliced(at + 1, end - at - 1));
        if (!part)
            return Failure(part.error());
        parts.append(*part);
        at = end + 1;
    }
    if (std::ranges::none_of(parts, &Part::field))
        return wrong(CitationTr::tr("The pattern of citation keys has no field, so all papers "
                                    "would have one key. The fields are: %1.")
                         .arg(keyFieldNames()));
    return KeyPattern(std::move(parts));
}

QString KeyPattern::written(const Part &part, const Paper &paper)
{
    if (!part.field)
        return part.text;
    QString result;
    for (const QString &word : part.field->words(paper)) {
        if (part.letters == Letters::Upper)
            result += word.toUpper();
        else if (part.letters == Letters::Capitalised)
            result += word.left(1).toUpper() + word.mid(1);
        else
            result += word;
    }
    return result;
}

// A sign at an end is left of a field that the paper lacks.
QString KeyPattern::keyOf(const Paper &paper) const
{
    QString key;
    for (const Part &part : m_parts)
        key += written(part, paper);
    const auto first = std::ranges::find_if(key, isPlain);
    key.remove(0, first - key.begin());
    while (!key.isEmpty() && !isPlain(key.back()))
        key.chop(1);
    return key.isEmpty() ? u"paper"_s : key;
}

QString keyFieldNames()
{
    QStringList names;
    for (const KeyField &field : fields)
        names.append(u'[' + field.name + u']');
    return names.join(", "_L1);
}

QString keyWithLetters(const QString &key, qint64 place)
{
    constexpr qint64 letters = 26;
    QString suffix;
    for (qint64 rest = place; rest > 0; rest = (rest - 1) / letters)
        suffix.prepend(QChar(char16_t(u'a' + (rest - 1) % letters)));
    return key + suffix;
}

QString citationKey(const Paper &paper)
{
    static const KeyPattern pattern;
    return paper.citationKey.isEmpty() ? pattern.keyOf(paper) : paper.citationKey;
}

} // namespace broadsheet
