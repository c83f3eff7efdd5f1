#include "papers/SafeText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxShown = 2000; // characters: three times the longest title of real digests
constexpr qsizetype maxToolTipColumns = 100;

// Embeddings, overrides and isolates, the marks of a direction, and the old shaping controls.
bool changesDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) || c == 0x200e ||
           c == 0x200f || c == 0x061c;
}

bool isSpaceInstead(char16_t c)
{
    return c == u'\t' || c == u'\n' || c == 0xa0 || c == 0x2028 || c == 0x2029;
}

// Control characters, and those that QTextDocument uses for its own structure.
bool isNoText(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c <= 0xfdef) || c == 0xfffc;
}

QString safe(QStringView text, bool keepsLines)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (changesDirection(code))
            continue;
        if (keepsLines && code == u'\n')
            clean += c;
        else if (isSpaceInstead(code))
            clean += u' ';
        else
            clean += isNoText(code) ? QChar(QChar::ReplacementCharacter) : c;
    }
    return clean;
}

// Whether the last character would be half of a pair.
bool splitsPair(QStringView text, qsizetype size)
{
    return size > 0 && size < text.size() && text[size - 1].isHighSurrogate();
}

QString beginning(const QString &text, bool keepsLines)
{
    if (text.size() <= maxShown)
        return safe(text, keepsLines);
    return safe(text.first(maxShown - int(splitsPair(text, maxShown))), keepsLines) + u'…';
}

// Breaks at spaces, or anywhere in a word that is longer than a line.
QString wrapped(QStringView line)
{
    QString lines;
    while (line.size() > maxToolTipColumns) {
        const qsizetype space = line.first(maxToolTipColumns).lastIndexOf(u' ');
        const qsizetype end =
            space > 0 ? space : maxToolTipColumns - int(splitsPair(line, maxToolTipColumns));
        lines += line.first(end).toString() + u'\n';
        line = line.sliced(space > 0 ? end + 1 : end);
    }
    return lines + line.toString();
}

} // namespace

QString safeText(const QString &text)
{
    return safe(text, false);
}

QString safeLines(const QString &text)
{
    return safe(text, true);
}

QString shownLine(const QString &text)
{
    return beginning(text, false);
}

QString shownLines(const QString &text)
{
    return beginning(text, true);
}

QString buttonText(const QString &text)
{
    return shownLine(text).replace(u'&', u"&&"_s);
}

QString titleBarText(const QString &text)
{
    return shownLine(text).replace("[*]"_L1, "[*][*]"_L1);
}

QString literalToolTip(const QString &text)
{
    const QString whole = shownLines(text);
    QStringList lines;
    for (const QStringView line : QStringView(whole).split(u'\n'))
        lines.append(wrapped(line));
    QString tip = lines.join(u'\n');
    constexpr QChar wordJoiner(0x2060);
    for (const auto start : {"<"_L1, "&lt;"_L1})
        tip.replace(start, start.first(1) + wordJoiner + start.sliced(1));
    return tip;
}

} // namespace broadsheet
