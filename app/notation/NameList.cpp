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
        if (text == "et al."_L1 || text == "et al"_L1)
            continue;
        ++all;
        names += looksLikeName(text) ? 1 : 0;
    }
    return names > 0 && names * 5 >= all * 4;
}

bool areSurelyNames(const QString &words)
{
    static const QRegularExpression mark(u"^by | and |,| & |et al"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(u"^by | and | & "_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return mark.match(words).hasMatch() && looksLikeNames(QString(words).replace(between, u", "_s));
}

QString namesInFront(QStringView before)
{
    static const QRegularExpression end(u"(?:[\\s,:;–—-]*\\(\\d{4}[a-z]?\\))?[\\s,:;–—-]*$"_s);
    static const QRegularExpression both(u"\\s(?:and|&)\\s"_s);
    constexpr qsizetype maxSize = 1'000;
    if (before.size() > maxSize)
        return {};
    const QString names = before.trimmed().toString().remove(end);
    return areSurelyNames(names) ? QString(names).replace(both, u", "_s) : QString();
}

} // namespace broadsheet
