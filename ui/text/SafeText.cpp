#include "text/SafeText.h"

namespace broadsheet {

QString safeText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
            continue;
        if (code == 0x2028 || code == 0x2029 || code == u'\t' || code == u'\n' || code == 0xa0)
            clean += u' ';
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0) ||
                 (code >= 0xfdd0 && code <= 0xfdef) || code == 0xfffc)
            clean += QChar(QChar::ReplacementCharacter);
        else
            clean += c;
    }
    return clean;
}

} // namespace broadsheet
