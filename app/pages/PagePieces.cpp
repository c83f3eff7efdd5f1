#include "pages/PagePieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace broadsheet {

namespace {

constexpr qreal leastGap = 0.75;     // between pieces, in heights of their letters
constexpr qreal widestSpace = 1.2;   // of a line, likewise
constexpr qreal leastLine = 8;       // its width, in its heights
constexpr qreal leastSpaceApart = 1; // between a page number and the text, in its heights
constexpr qreal timesUsualSpace = 2; // between rows, likewise
constexpr qsizetype fewestLines = 8; // of a page that has a header or a page number

// Where lines of text run to.
enum class Direction { Right, Down, Left, Up };

QRectF turned(const QRectF &box, Direction direction)
{
    const auto [x, y, width, height] = std::array{box.x(), box.y(), box.width(), box.height()};
    switch (direction) {
    case Direction::Down:
        return {y, -x - width, height, width};
    case Direction::Left:
        return {-x - width, -y - height, width, height};
    case Direction::Up:
        return {-y - height, x, height, width};
    case Direction::Right:
        break;
    }
    return box;
}

Direction directionOf(const QList<PageWord> &words)
{
    std::array<qsizetype, 4> votes{};
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words.at(i - 1).isLineEnd)
            continue;
        const QPointF way = words.at(i).box.center() - words.at(i - 1).box.center();
        const bool isAcross = std::abs(way.x()) >= std::abs(way.y());
        if (isAcross)
            ++votes[way.x() >= 0 ? 0 : 2];
        else
            ++votes[way.y() >= 0 ? 1 : 3];
    }
    return Direction(std::ranges::max_element(votes) - votes.begin());
}

// In heights of the smaller letters; to the left as well.
qreal gapBetween(const QRectF &word, const QRectF &next)
{
    return std::abs(next.left() - word.right()) / std::min(word.height(), next.height());
}

bool isLine(const PagePiece &piece, const QList<PageWord> &words)
{
    if (piece.box.width() < leastLine * piece.box.height())
        return false;
    qsizetype letters = 0;
    qsizetype all = 0;
    for (qsizetype i = piece.from; i < piece.to; ++i) {
        const QString &text = words.at(i).text;
        letters += std::ranges::count_if(text, [](QChar c) { return c.isLetter(); });
        all += text.size();
    }
    return 3 * letters >= 2 * all;
}

// Between rows, from top to bottom: a quarter of the spaces are smaller.
qreal usualSpace(const std::vector<PagePiece> &pieces)
{
    std::vector<QRectF> rows;
    for (const PagePiece &piece : pieces)
        rows.push_back(piece.box);
    std::ranges::sort(rows, {}, &QRectF::top);
    std::vector<qreal> spaces;
    for (qreal end = rows.front().bottom(); const QRectF &row : rows) {
        if (row.top() > end)
            spaces.push_back(row.top() - end);
        end = std::max(end, row.bottom());
    }
    if (spaces.empty())
        return 0;
    const auto usual = spaces.begin() + qsizetype(spaces.size() / 4);
    std::ranges::nth_element(spaces, usual);
    return *usual;
}

// The uppermost row, if there is more space below it than elsewhere.
template<class Top, class Bottom>
void setApart(std::vector<PagePiece> &pieces, qreal usualSpace, Top top, Bottom bottom)
{
    const auto first = std::ranges::min_element(pieces, {}, top);
    qreal end = bottom(*first);
    const qreal least =
        std::max(leastSpaceApart * (end - top(*first)), timesUsualSpace * usualSpace);
    const auto isInRow = [&, edge = end](const PagePiece &piece) {
        return (top(piece) + bottom(piece)) / 2 < edge;
    };
    qreal next = std::numeric_limits<qreal>::infinity();
    for (const PagePiece &piece : pieces) {
        if (isInRow(piece))
            end = std::max(end, bottom(piece));
        else
            next = std::min(next, top(piece));
    }
    if (!(next - end > least))
        return;
    for (PagePiece &piece : pieces)
        piece.isApart = piece.isApart || isInRow(piece);
}

} // namespace

std::vector<PagePiece> piecesOf(const QList<PageWord> &words)
{
    const Direction direction = directionOf(words);
    std::vector<PagePiece> pieces;
    QRectF before;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QRectF box = turned(words.at(i).box, direction);
        const bool isNewLine = pieces.empty() || words.at(i - 1).isLineEnd;
        const bool isPlace = !box.isEmpty() && !before.isEmpty();
        const qreal gap = !isNewLine && isPlace ? gapBetween(before, box) : 0;
        if (isNewLine || gap >= leastGap)
            pieces.push_back(
                {.from = i, .to = i, .goesOn = !isNewLine && gap < widestSpace, .box = box});
        pieces.back().box |= box;
        pieces.back().to = i + 1;
        before = box;
    }
    for (PagePiece &piece : pieces)
        piece.isLine = isLine(piece, words);
    if (std::ranges::count_if(pieces, &PagePiece::isLine) < fewestLines)
        return pieces;
    const qreal space = usualSpace(pieces);
    setApart(
        pieces, space, [](const PagePiece &piece) { return piece.box.top(); },
        [](const PagePiece &piece) { return piece.box.bottom(); });
    setApart(
        pieces, space, [](const PagePiece &piece) { return -piece.box.bottom(); },
        [](const PagePiece &piece) { return -piece.box.top(); });
    return pieces;
}

} // namespace broadsheet
