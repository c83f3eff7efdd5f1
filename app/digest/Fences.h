// Blocks of code between lines of "```" or "~~~", in which headings are text.
#pragma once

#include "digest/Headings.h"
#include "notation/Lines.h"

namespace broadsheet {

// The character of the fence, '`' or '~', when the line starts or ends a block of code; else 0.
[[nodiscard]] char fenceOf(QByteArrayView line);

class FenceFinder final
{
public:
    // Headings that end a block which has no end of its own.
    using IsEntry = bool (*)(const HeadingLine &heading);

    explicit FenceFinder(IsEntry isEntry) : m_isEntry(isEntry) {}

    // Where the block that starts with the current line ends; 0 when none starts, or it has no end
    // before the next entry.
    [[nodiscard]] qsizetype endOfBlock(LineReader lines);

private:
    IsEntry m_isEntry;
    qsizetype m_unclosedTicks = 0; // up to here, no ``` closes a block
    qsizetype m_unclosedTildes = 0;
};

} // namespace broadsheet
