#include "citation/PersonName.h"

#include "citation/EastAsianNames.h"
#include "spelling/NameCleaning.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Written with a capital they belong to the family name: Luc Van Gool, Nando De Freitas.
constexpr std::array capitalParticles{
    "Van"_L1, "Von"_L1, "De"_L1,  "Del"_L1, "Della"_L1, "Des"_L1, "Di"_L1,  "Da"_L1,  "Dos"_L1,
    "Du"_L1,  "La"_L1,  "Le"_L1,  "El"_L1,  "Al"_L1,    "Ben"_L1, "Bin"_L1, "Ibn"_L1, "Abu"_L1,
    "Mac"_L1, "St."_L1, "Ter"_L1, "Ten"_L1, "Den"_L1,   "Der"_L1, "Lo"_L1,  "Dal"_L1,
};

// Between two family names: Ramón y Cajal.
constexpr std::array joiningWords{"y"_L1, "i"_L1};

// "DeepSeek-AI Research", "01. AI", "연구팀": nobody is called so.
bool isOrganisation(const QString &name)
{
    static const QRegularExpression organisation(
        u"\\b(?:AI|Inc|Ltd|LLC|GmbH|Corp|Research|Community|Foundation|Authors|Contributors|"
        "Network|Center|Centre|Organi[sz]ation|DeepMind|OpenAI|NVIDIA)\\b\\.?$|"
        "(?:팀|연구실|연구소|연구원|그룹|컨소시엄|团队|團隊|实验室|實驗室|研究院|研究所)$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return isGroupName(name) || organisation.match(name).hasMatch();
}

template<std::size_t size>
bool isOneOf(const std::array<QLatin1StringView, size> &words, const QString &word)
{
    return std::ranges::find(words, word) != words.end();
}

// Also "'t" of "van 't Veer".
bool beginsInLowerCase(const QString &word)
{
    const qsizetype first = word.startsWith(u'\'') || word.startsWith(u'’') ? 1 : 0;
    return word.size() > first && word[first].isLower();
}

// The index of the first word of the family name. At least one word is left for the given name.
qsizetype familyBegin(const QStringList &words)
{
    qsizetype begin = words.size() - 1;
    if (begin >= 3 && isOneOf(joiningWords, words[begin - 1]))
        begin -= 2;
    while (begin >= 2 && isOneOf(capitalParticles, words[begin - 1]))
        --begin;
    return begin;
}

QString joined(const QStringList &words, qsizetype from, qsizetype to)
{
    return words.sliced(from, to - from).join(u' ');
}

} // namespace

PersonName parsePersonName(const QString &name)
{
    const PersonName whole{.given = {}, .particle = {}, .family = name.simplified(), .suffix = {}};
    if (isOrganisation(whole.family))
        return whole;
    if (const std::optional<PersonName> eastAsian = parseEastAsianName(whole.family))
        return *eastAsian;
    QStringList words = whole.family.split(u' ');
    QString suffix;
    if (words.size() > 2 && isNameSuffix(words.constLast()))
        suffix = words.takeLast();
    if (words.size() < 2 || whole.family.contains(u',') || isNameSuffix(words.constLast()))
        return whole;
    const qsizetype family = familyBegin(words);
    qsizetype particle = family;
    while (particle >= 2 && beginsInLowerCase(words[particle - 1]))
        --particle;
    return {.given = joined(words, 0, particle),
            .particle = joined(words, particle, family),
            .family = joined(words, family, words.size()),
            .suffix = suffix};
}

} // namespace broadsheet
