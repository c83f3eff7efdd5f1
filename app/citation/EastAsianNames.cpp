#include "citation/EastAsianNames.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isHangul(QChar c)
{
    return c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3;
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

bool isKana(QChar c)
{
    return c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
}

// Family names of two characters. Four characters are a Japanese name, nearly always with two and
// two; all others are taken to have a family name of one.
constexpr std::array longFamilies{
    u"남궁", u"황보", u"제갈", u"선우", u"독고", u"사공", u"서문", u"동방", u"망절", u"어금",
    u"欧阳", u"歐陽", u"司马", u"司馬", u"诸葛", u"諸葛", u"上官", u"慕容", u"夏侯", u"皇甫",
    u"尉迟", u"公孙", u"公孫", u"令狐", u"宇文", u"长孙", u"司徒", u"东方", u"東方", u"端木",
};

constexpr std::array latinFamilies{
    std::pair(u"김", "Kim"_L1),  std::pair(u"이", "Lee"_L1),   std::pair(u"박", "Park"_L1),
    std::pair(u"최", "Choi"_L1), std::pair(u"정", "Jung"_L1),  std::pair(u"강", "Kang"_L1),
    std::pair(u"조", "Cho"_L1),  std::pair(u"윤", "Yoon"_L1),  std::pair(u"임", "Lim"_L1),
    std::pair(u"신", "Shin"_L1), std::pair(u"권", "Kwon"_L1),  std::pair(u"안", "Ahn"_L1),
    std::pair(u"유", "Yoo"_L1),  std::pair(u"고", "Ko"_L1),    std::pair(u"문", "Moon"_L1),
    std::pair(u"손", "Son"_L1),  std::pair(u"배", "Bae"_L1),   std::pair(u"백", "Baek"_L1),
    std::pair(u"허", "Heo"_L1),  std::pair(u"노", "Noh"_L1),   std::pair(u"곽", "Kwak"_L1),
    std::pair(u"성", "Sung"_L1), std::pair(u"주", "Joo"_L1),   std::pair(u"우", "Woo"_L1),
    std::pair(u"구", "Koo"_L1),  std::pair(u"심", "Shim"_L1),  std::pair(u"원", "Won"_L1),
    std::pair(u"공", "Kong"_L1), std::pair(u"현", "Hyun"_L1),  std::pair(u"변", "Byun"_L1),
    std::pair(u"추", "Choo"_L1), std::pair(u"선", "Sun"_L1),   std::pair(u"명", "Myung"_L1),
    std::pair(u"기", "Ki"_L1),   std::pair(u"금", "Keum"_L1),  std::pair(u"국", "Kook"_L1),
    std::pair(u"길", "Kil"_L1),  std::pair(u"경", "Kyung"_L1), std::pair(u"선우", "Sunwoo"_L1),
};

bool hasLongFamily(QStringView name)
{
    constexpr qsizetype japanese = 4;
    return (name.size() == japanese && isHan(name.front())) ||
           std::ranges::any_of(longFamilies, [name](QStringView family) {
               return name.startsWith(family) && name.size() > family.size();
           });
}

PersonName person(const QString &family, const QString &given)
{
    return {.given = given, .particle = {}, .family = family, .suffix = {}};
}

} // namespace

std::optional<PersonName> parseEastAsianName(const QString &name)
{
    const QStringList words = name.split(u' ');
    const bool isKorean =
        std::ranges::all_of(name, [](QChar c) { return isHangul(c) || c == u' '; });
    const bool isHanOrKana =
        std::ranges::all_of(name, [](QChar c) { return isHan(c) || isKana(c) || c == u' '; });
    if ((!isKorean && !isHanOrKana) || words.size() > 2)
        return std::nullopt;
    constexpr qsizetype longestFamily = 3;
    if (words.size() == 2 && words[0].size() <= longestFamily)
        return person(words[0], words[1]);
    constexpr qsizetype longestName = 4;
    if (words.size() > 1 || name.size() < 2 || name.size() > longestName ||
        std::ranges::any_of(name, isKana))
        return std::nullopt;
    const qsizetype family = hasLongFamily(name) ? 2 : 1;
    return person(name.first(family), name.sliced(family));
}

QString koreanFamilyInLatin(const QString &family)
{
    const auto found = std::ranges::find_if(
        latinFamilies, [&family](const auto &known) { return family == QStringView(known.first); });
    return found == latinFamilies.end() ? QString() : QString(found->second);
}

} // namespace broadsheet
