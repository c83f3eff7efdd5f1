#include "papers/StorableText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// The letter of the escape sequence that made the first character of `text`; 0: it was none.
char16_t lostLetter(QStringView text)
{
    if (text.size() < 2 || !isLetter(text[1]))
        return u'\0';
    switch (text.front().unicode()) {
    case u'\a':
        return u'a';
    case u'\b':
        return u'b';
    case u'\f':
        return u'f';
    case u'\v':
        return u'v';
    default:
        return u'\0';
    }
}

QChar shown(QChar c, QChar replacement)
{
    if (c == u'\v' || c == u'\f')
        return u' ';
    if (c.isSurrogate())
        return QChar::ReplacementCharacter;
    return isControl(c.unicode()) ? replacement : c;
}

QString cleaned(const QString &text, QChar replacement)
{
    if (text.isValidUtf16() &&
        std::ranges::none_of(text, [](QChar c) { return isControl(c.unicode()); }))
        return text;
    QString clean;
    clean.reserve(text.size());
    for (QStringView rest = text; !rest.isEmpty(); rest = rest.sliced(1)) {
        if (const char16_t letter = lostLetter(rest)) {
            clean += u'\\';
            clean += QChar(letter);
        } else if (rest.front() == u'\r') {
            if (!rest.startsWith("\r\n"_L1))
                clean += u'\n';
        } else if (rest.size() > 1 && rest[0].isHighSurrogate() && rest[1].isLowSurrogate()) {
            clean += rest.first(2);
            rest = rest.sliced(1);
        } else {
            clean += shown(rest.front(), replacement);
        }
    }
    return clean;
}

} // namespace

bool hasControls(QByteArrayView utf8)
{
    // Without an early exit, so that the compiler can vectorise the loop.
    unsigned char found = 0;
    unsigned char last = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isC1 = last == 0xC2 && byte < 0xA0; // in two bytes
        found |= static_cast<unsigned char>(isC1 || (byte < 0x80 && isControl(byte)));
        last = byte;
    }
    return found != 0;
}

QString storableText(const QString &text)
{
    return cleaned(text, QChar::ReplacementCharacter);
}

QString storableName(const QString &name)
{
    return cleaned(name, u' ').simplified();
}

} // namespace broadsheet
