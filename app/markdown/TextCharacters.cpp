#include "markdown/TextCharacters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

bool isAsciiLetter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetter();
}

bool isAsciiWord(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

bool isAddressCharacter(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7f && !u"<>\"[]{}|\\^`"_s.contains(c);
}

bool isAddress(QStringView text)
{
    return (text.startsWith("http://"_L1) || text.startsWith("https://"_L1)) &&
           std::all_of(text.begin(), text.end(), isAddressCharacter);
}

QString literalMarkdown(QChar c)
{
    return u"\\`*_[]$"_s.contains(c) ? QString(u'\\') + c : QString(c);
}

QString literalMarkdown(QStringView text)
{
    QString result;
    for (const QChar c : text)
        result += literalMarkdown(c);
    return result;
}

} // namespace broadsheet
