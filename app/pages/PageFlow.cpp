#include "pages/PageFlow.h"

#include "pages/PagePieces.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

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

bool isCaption(const PagePiece &piece, const QList<PageWord> &words)
{
    static const QRegularExpression start(QStringLiteral(
        "^(Figure|FIGURE|Fig\\.|FIG\\.|Table|TABLE|그림|표)\\s*[A-Z]?[\\dIVX]+\\s*[:.|]"));
    QString text;
    for (qsizetype at = piece.from; at < std::min(piece.to, piece.from + 3); ++at)
        text += words.at(at).text + u' ';
    return start.match(text).hasMatch();
}

// Past a figure or a table with which the page begins, and its caption: what stands closely below
// it and in letters as high.
Pieces::const_iterator afterFigure(Pieces::const_iterator begin, Pieces::const_iterator end,
                                   const QList<PageWord> &words)
{
    const auto isLine = [](const PagePiece &piece) { return piece.isLine; };
    const auto first = std::find_if(begin, end, [&](const PagePiece &piece) {
        return piece.isLine || isCaption(piece, words);
    });
    if (first == end || !isCaption(*first, words))
        return begin;
    auto last = first;
    for (auto at = std::next(first); at != end; ++at) {
        const qreal height = last->box.height();
        const bool goesOn = at->box.top() - last->box.bottom() < height / 2 &&
                            std::abs(at->box.height() - height) < height / 5;
        if (!goesOn)
            break;
        last = at;
    }
    const auto after = std::find_if(std::next(last), end, isLine);
    return after == end ? begin : after;
}

} // namespace

QList<PageWord> flowOf(const QList<PageWord> &words)
{
    const Pieces pieces = piecesOf(words);
    const auto isOfText = [](const PagePiece &piece) { return !piece.isApart; };
    Pieces::const_iterator begin = std::ranges::find_if(pieces, isOfText);
    Pieces::const_iterator end = pieces.end();
    while (end != begin && std::prev(end)->isApart)
        --end;
    if (begin == end)
        return words;
    end = footnotesBefore(begin, end, usualHeight(pieces));
    begin = afterFigure(begin, end, words);
    return words.mid(begin->from, std::prev(end)->to - begin->from);
}

} // namespace broadsheet
