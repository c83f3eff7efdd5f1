#include "citation/Romanise.h"

#include "citation/EastAsianNames.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

bool isLatin(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return !c.isLetter() || c.script() == QChar::Script_Latin; });
}

// Made on first use: ICU takes some milliseconds to build its rules. Null: ICU's data are missing.
std::unique_ptr<icu::Transliterator> makeTransliterator()
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> result(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(result) : nullptr;
}

// "하늘" → "Haneul", "小明" → "Xiaoming". ICU tells syllables apart where the name does not.
QString asNamePart(const QString &text)
{
    QString result = romanised(text).remove(u'-').simplified();
    if (!text.contains(u' '))
        result.remove(u' ');
    if (!result.isEmpty())
        result.front() = result.front().toUpper();
    return result;
}

} // namespace

QString romanised(const QString &text)
{
    if (isAscii(text))
        return text;
    static const std::unique_ptr<icu::Transliterator> transliterator = makeTransliterator();
    QString result = text;
    if (transliterator) {
        icu::UnicodeString converted(text.utf16(), int32_t(text.size()));
        transliterator->transliterate(converted);
        result = QString::fromUtf16(converted.getBuffer(), converted.length());
    }
    result.removeIf([](QChar c) { return c.unicode() >= 0x80; });
    return result;
}

PersonName romanised(const PersonName &name)
{
    if (isLatin(name.family) && isLatin(name.given))
        return name;
    const QString family = koreanFamilyInLatin(name.family);
    return {.given = asNamePart(name.given),
            .particle = name.particle,
            .family = family.isEmpty() ? asNamePart(name.family) : family,
            .suffix = name.suffix};
}

} // namespace broadsheet
