#include "pages/PageOrder.h"

#include "pages/PageGutter.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

constexpr qsizetype fewLines = 3;    // of a column beside which nothing stands
constexpr qreal nearEdge = 2;        // points
constexpr qreal mostSticksOut = 0.2; // of a column, into the next one
constexpr qreal leastFilled = 0.6;   // of its column by a line that sticks out
constexpr qreal leastOverlap = 0.3;  // of the height of what is on one line
constexpr int mostDivisions = 5;     // one within the other

// PagePieces that are one line on this side of the gutter.
struct Row
{
    PagePiece whole;
    size_t first = 0; // of the pieces
    size_t end = 0;   // exclusive
};

bool isOver(const PageGutter &gutter, const QRectF &one, const QRectF &next)
{
    return one.right() <= gutter.left + nearEdge && next.left() >= gutter.right - nearEdge;
}

std::vector<Row> rowsOf(const PagePieces &pieces, const PageGutter &gutter)
{
    std::vector<Row> rows;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const PagePiece &piece = *pieces[i];
        const bool goesOn = !rows.empty() && piece.goesOn && rows.back().whole.to == piece.from &&
                            !isOver(gutter, rows.back().whole.box, piece.box);
        if (!goesOn) {
            rows.push_back({.whole = piece, .first = i, .end = i + 1});
            continue;
        }
        Row &row = rows.back();
        row.end = i + 1;
        row.whole.to = piece.to;
        row.whole.box |= piece.box;
        row.whole.isLine = row.whole.isLine || piece.isLine;
    }
    return rows;
}

enum class Side { Left, Right, Wide };

Side sideOf(const PagePiece &piece, const PageGutter &gutter)
{
    const QRectF &box = piece.box;
    if (piece.isApart)
        return Side::Wide;
    if (box.right() <= gutter.left + nearEdge)
        return Side::Left;
    if (box.left() >= gutter.left - nearEdge)
        return Side::Right;
    const qreal out = std::max(gutter.right + nearEdge,
                               gutter.right + mostSticksOut * (gutter.to - gutter.right));
    const bool fills = gutter.left - box.left() > leastFilled * (gutter.left - gutter.from);
    const bool sticksOut = box.right() < (fills ? out : gutter.right + nearEdge);
    return sticksOut ? Side::Left : Side::Wide;
}

// What is between two wide pieces.
struct Band
{
    qsizetype linesOnLeft = 0;
    bool hasRight = false; // something that begins as the lines of the right column do

    // The halves of a wide formula or of the rows of a table are no columns.
    [[nodiscard]] bool isColumns() const { return hasRight || linesOnLeft >= fewLines; }
    void add(const PagePiece &piece, Side side, const PageGutter &gutter)
    {
        if (side == Side::Left)
            linesOnLeft += piece.isLine ? 1 : 0;
        else
            hasRight =
                hasRight || piece.isLine || std::abs(piece.box.left() - gutter.right) < nearEdge;
    }
};

// The parts of a page in the order of reading: each column of each band, and between them what is
// not in columns.
class Division final
{
public:
    Division(const std::vector<Row> &rows, const PageGutter &gutter) : m_gutter(gutter)
    {
        for (const Row &row : rows)
            if (sideOf(row.whole, gutter) == Side::Wide)
                m_cuts.push_back(row.whole.box.center().y());
        std::ranges::sort(m_cuts);
        m_bands.resize(m_cuts.size() + 1);
        for (const Row &row : rows)
            if (const Side side = sideOf(row.whole, gutter); side != Side::Wide)
                m_bands[bandOf(row.whole)].add(row.whole, side, gutter);
        m_first.reserve(m_bands.size());
        for (const Band &band : m_bands) {
            m_first.push_back(m_parts);
            m_parts += band.isColumns() ? 3 : 0;
        }
    }

    [[nodiscard]] size_t parts() const { return m_parts + 1; }
    [[nodiscard]] size_t partOf(const PagePiece &piece) const
    {
        const size_t band = bandOf(piece);
        const size_t first = m_first[band];
        if (!m_bands[band].isColumns())
            return first;
        switch (sideOf(piece, m_gutter)) {
        case Side::Left:
            return first + 1;
        case Side::Right:
            return first + 2;
        case Side::Wide:
            break;
        }
        return first + 3;
    }
    [[nodiscard]] static bool isColumn(size_t part) { return part % 3 != 0; }

private:
    [[nodiscard]] size_t bandOf(const PagePiece &piece) const
    {
        return size_t(std::ranges::lower_bound(m_cuts, piece.box.center().y()) - m_cuts.begin());
    }

    const PageGutter m_gutter;
    std::vector<qreal> m_cuts; // from top to bottom
    std::vector<Band> m_bands;
    std::vector<size_t> m_first; // the part before the columns of each band
    size_t m_parts = 0;
};

// Whether something comes after a line of text that is below it.
bool isMixed(const PagePieces &column)
{
    QRectF whole;
    for (const PagePiece *piece : column)
        whole |= piece->box;
    qreal lowest = -std::numeric_limits<qreal>::infinity();
    for (const PagePiece *piece : column) {
        if (piece->box.bottom() < lowest + nearEdge)
            return true;
        if (piece->isLine && piece->box.width() > leastFilled * whole.width())
            lowest = std::max(lowest, piece->box.top());
    }
    return false;
}

// From top to bottom. What overlaps, as the parts of a formula do, stays in the order in which it
// comes.
PagePieces fromTopToBottom(const PagePieces &column)
{
    PagePieces byTop = column;
    std::ranges::stable_sort(byTop, {}, [](const PagePiece *piece) { return piece->box.top(); });
    const auto inOrder = [](auto from, auto to) {
        std::ranges::sort(from, to, {}, [](const PagePiece *piece) { return piece->from; });
    };
    auto first = byTop.begin();
    qreal end = -std::numeric_limits<qreal>::infinity();
    for (auto at = byTop.begin(); at != byTop.end(); ++at) {
        const QRectF &box = (*at)->box;
        if (end - box.top() < leastOverlap * box.height()) {
            inOrder(first, at);
            first = at;
        }
        end = std::max(end, box.bottom());
    }
    inOrder(first, byTop.end());
    return byTop;
}

// `divisions`: how often the page was divided into columns before.
PagePieces ordered(const PagePieces &pieces, int divisions)
{
    const std::optional<PageGutter> gutter =
        divisions < mostDivisions ? gutterOf(pieces) : std::nullopt;
    if (!gutter)
        return divisions > 0 && isMixed(pieces) ? fromTopToBottom(pieces) : pieces;
    const std::vector<Row> rows = rowsOf(pieces, *gutter);
    const Division division(rows, *gutter);
    std::vector<PagePieces> parts(division.parts());
    for (const Row &row : rows)
        std::copy(pieces.begin() + qsizetype(row.first), pieces.begin() + qsizetype(row.end),
                  std::back_inserter(parts[division.partOf(row.whole)]));
    PagePieces all;
    all.reserve(pieces.size());
    for (size_t part = 0; part < parts.size(); ++part)
        std::ranges::copy(
            ordered(parts[part], Division::isColumn(part) ? divisions + 1 : mostDivisions),
            std::back_inserter(all));
    return all;
}

} // namespace

QList<PageWord> inReadingOrder(const QList<PageWord> &words)
{
    const std::vector<PagePiece> pieces = piecesOf(words);
    PagePieces all;
    all.reserve(pieces.size());
    for (const PagePiece &piece : pieces)
        all.push_back(&piece);
    all = ordered(all, 0);
    QList<PageWord> result;
    result.reserve(words.size());
    for (size_t i = 0; i < all.size(); ++i) {
        result += words.mid(all[i]->from, all[i]->to - all[i]->from);
        const bool isTornOff = i + 1 < all.size() && all[i + 1]->from != all[i]->to;
        if (isTornOff)
            result.back().isLineEnd = result.back().hasSpaceAfter = true;
    }
    return result;
}

} // namespace broadsheet
