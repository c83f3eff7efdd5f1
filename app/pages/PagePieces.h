// The words of a page in pieces of lines, as columns are seen in them. Pure functions.
#pragma once

#include "pages/PageTypes.h"

#include <vector>

namespace broadsheet {

// Words of one line without a gap between them that could be one between columns.
struct PagePiece
{
    qsizetype from = 0;   // of the words
    qsizetype to = 0;     // exclusive
    bool goesOn = false;  // the piece before: the gap may as well be the space of a loose line
    QRectF box;           // on a page that is turned so that most of its text is upright
    bool isLine = false;  // of text, and no formula or label
    bool isApart = false; // above or below everything else, as page numbers are
};

// All words, each in one piece.
[[nodiscard]] std::vector<PagePiece> piecesOf(const QList<PageWord> &words);

} // namespace broadsheet
