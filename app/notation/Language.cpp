#include "notation/Language.h"

#include <QStringView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString languageOf(QStringView text)
{
    constexpr qsizetype maxSize = 300; // enough to tell, and fast for long texts
    int hangul = 0, kana = 0, han = 0, latinWords = 0;
    bool inWord = false;
    for (const QChar c : text.first(std::min(text.size(), maxSize))) {
        const char16_t u = c.unicode();
        const bool latin = (u | 0x20) >= u'a' && (u | 0x20) <= u'z';
        latinWords += latin && !inWord;
        inWord = latin || (u >= 0xC0 && u < 0x250);
        if (u < 0x1100)
            continue;
        if ((u >= 0xAC00 && u <= 0xD7A3) || (u >= 0x1100 && u < 0x1200) ||
            (u >= 0x3130 && u < 0x3190))
            ++hangul;
        else if (u >= 0x3040 && u < 0x3100)
            ++kana;
        else if (u >= 0x4E00 && u < 0xA000)
            ++han;
    }
    // One character of East Asian text counts as much as one Latin word: "LLM 추론" is Korean.
    if (hangul + kana + han <= latinWords)
        return latinWords > 0 ? u"en"_s : QString();
    if (hangul >= kana + han)
        return u"ko"_s;
    return kana > 0 ? u"ja"_s : u"zh"_s;
}

} // namespace broadsheet
