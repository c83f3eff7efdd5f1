#include "notation/Lines.h"

namespace broadsheet {

namespace {

constexpr bool isAsciiSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

} // namespace

bool isBlank(QByteArrayView line)
{
    qsizetype at = 0;
    while (at < line.size() && isAsciiSpace(line[at]))
        ++at;
    if (at == line.size())
        return true;
    // No-break and ideographic spaces. Longer lines are not looked at, to save time.
    constexpr qsizetype maxSize = 64;
    return static_cast<unsigned char>(line[at]) >= 0x80 && line.size() <= maxSize &&
           QString::fromUtf8(line).trimmed().isEmpty();
}

QByteArrayView withoutBlankEnds(QByteArrayView lines)
{
    LineReader reader(lines);
    qsizetype begin = lines.size();
    while (reader.next()) {
        if (!isBlank(reader.line())) {
            begin = reader.begin();
            break;
        }
    }
    lines = lines.sliced(begin);
    while (!lines.isEmpty()) {
        if (lines.back() == '\n')
            lines.chop(1);
        const qsizetype lastBegin = lines.lastIndexOf('\n') + 1;
        if (!isBlank(lines.sliced(lastBegin)))
            break;
        lines.truncate(lastBegin);
    }
    return lines;
}

} // namespace broadsheet
