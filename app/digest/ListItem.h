// A paper in a list of links: "1. **[Title](link)** — 120 upvotes". Pure functions.
#pragma once

#include "digest/Digest.h"
#include "notation/Lines.h"

#include <QByteArrayView>

#include <optional>

namespace broadsheet {

// How far a line of a list is indented, and where its words begin.
struct ListMark
{
    qsizetype indent = 0;
    qsizetype size = 0; // of indent and mark
    bool isNumber = false;

    // Whether both are of one list.
    [[nodiscard]] bool isLike(const ListMark &other) const
    {
        return indent == other.indent && isNumber == other.isNumber;
    }
};

// Nothing when the line does not begin with "- ", "* ", "+ ", "• ", "1. " or "1) ".
[[nodiscard]] std::optional<ListMark> readListMark(QByteArrayView line);

// The paper that the line lists. Nothing when it only mentions one: a paper's line begins with its
// title, and has a link to it. `isAmongPapers`: other items of the list are papers of arXiv, so
// this one may have any other link, and plain words in front of its link.
[[nodiscard]] std::optional<DigestEntry> readListItem(QByteArrayView line,
                                                      bool isAmongPapers = false);

// The paper of an item that has the title alone. The link is in the lines below that belong to the
// item, and they have no papers of their own. `lines` is at the item.
[[nodiscard]] std::optional<DigestEntry> readTitleItem(LineReader lines);

// The paper of a paragraph that begins with its title in bold: "**[Title](link)** (Jane Roe) …",
// "**1. Title** ([arXiv](link))", or the title alone above a line of links. `lines` is at the
// beginning of the paragraph.
[[nodiscard]] std::optional<DigestEntry> readBoldParagraph(const LineReader &lines);

} // namespace broadsheet
