#include "pages/PageFlow.h"

#include "pages/PagePieces.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qreal smaller = 0.93;     // footnotes than the usual text
constexpr qsizetype mostOfPage = 3; // its third at most are footnotes

using Pieces = std::vector<PagePiece>;

qreal usualHeight(const Pieces &pieces)
{
    std::vector<qreal> heights;
    for (const PagePiece &piece : pieces)
        if (piece.isLine)
            heights.push_back(piece.box.height());
    if (heights.empty())
        return 0;
    std::ranges::nth_element(heights, heights.begin() + qsizetype(heights.size() / 2));
    return heights[heights.size() / 2];
}

// Where the footnotes before `end` begin; `end`: there are none.
Pieces::const_iterator footnotesBefore(Pieces::const_iterator begin, Pieces::const_iterator end,
                                       qreal height)
{
    auto first = end;
    bool hasLine = false;
    while (first != begin && std::prev(first)->box.height() < smaller * height) {
        --first;
        hasLine = hasLine || first->isLine;
    }
    if (!hasLine)
        return end;
    const qsizetype last = std::prev(end)->to;
    const bool areMost = mostOfPage * (last - first->from) > last - begin->from;
    return areMost ? end : first;
}

} // namespace

QList<PageWord> flowOf(const QList<PageWord> &words)
{
    const Pieces pieces = piecesOf(words);
    const auto isOfText = [](const PagePiece &piece) { return !piece.isApart; };
    const auto begin = std::ranges::find_if(pieces, isOfText);
    auto end = pieces.end();
    while (end != begin && std::prev(end)->isApart)
        --end;
    if (begin == end)
        return words;
    end = footnotesBefore(begin, end, usualHeight(pieces));
    return words.mid(begin->from, std::prev(end)->to - begin->from);
}

} // namespace broadsheet
