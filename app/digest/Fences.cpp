#include "digest/Fences.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool closesFence(QByteArrayView line, char fence)
{
    line = line.trimmed();
    return fenceOf(line) == fence &&
           std::all_of(line.begin(), line.end(), [fence](char c) { return c == fence; });
}

} // namespace

char fenceOf(QByteArrayView line)
{
    line = line.trimmed();
    if (line.startsWith("```"))
        return '`';
    return line.startsWith("~~~") ? '~' : '\0';
}

qsizetype FenceFinder::endOfBlock(LineReader lines)
{
    const char fence = fenceOf(lines.line());
    qsizetype &unclosedUntil = fence == '~' ? m_unclosedTildes : m_unclosedTicks;
    if (!fence || lines.begin() < unclosedUntil)
        return 0;
    while (lines.next()) {
        if (closesFence(lines.line(), fence))
            return lines.nextBegin();
        const auto heading = readHeading(lines.line());
        if (heading && m_isEntry(*heading))
            break;
    }
    unclosedUntil = lines.nextBegin();
    return 0;
}

} // namespace broadsheet
