#include "notation/NameList.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// One to six words that begin as names do, such as "Ana de la Cruz", "J.-P. O'Neil" and "王明".
bool looksLikeName(const QString &text)
{
    static const QRegularExpression name(
        u"^(?:(?:de|da|di|do|du|del|della|der|den|van|von|la|le|el|al|bin|ibn|y|dos|das|st)[ -])*"
        "[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}.'’‑-]*"
        "(?: (?:(?:de|da|di|do|du|del|della|der|den|van|von|la|le|el|al|bin|ibn|y|dos|das|st|et"
        "|and|und|jr|sr)\\.?|[\\p{Lu}\\p{Lt}\\p{Lo}(][\\p{L}\\p{M}.'’)‑-]*|al\\.?)){0,5}$"_s);
    return name.match(text).hasMatch();
}

} // namespace

bool looksLikeNames(QStringView list)
{
    constexpr qsizetype maxSize = 20'000;
    if (list.size() > maxSize)
        return false;
    qsizetype names = 0;
    qsizetype all = 0;
    for (const QStringView part : list.tokenize(u',', Qt::SkipEmptyParts)) {
        const QString text = part.toString().simplified();
        constexpr qsizetype maxNameSize = 60;
        if (text.size() > maxNameSize || text.contains(u':'))
            return false;
        ++all;
        names += looksLikeName(text) ? 1 : 0;
    }
    return names > 0 && names * 5 >= all * 4;
}

} // namespace broadsheet
