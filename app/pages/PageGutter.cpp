#include "pages/PageGutter.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype fewestLines = 16; // of all columns
constexpr qsizetype oneIn = 10;       // so many lines may stick out of its column
constexpr qreal leastGutter = 0.4;    // in heights of a line
constexpr qreal mostGutter = 0.3;     // in widths of a column
constexpr qreal leastFilled = 0.8;    // of its column by a usual line
constexpr qreal leastLikeness = 0.6;  // of the widths of two columns

qreal leftOf(const QRectF &box)
{
    return box.left();
}

qreal rightOf(const QRectF &box)
{
    return box.right();
}

qreal heightOf(const QRectF &box)
{
    return box.height();
}

template<class Value>
std::vector<qreal> sorted(const PagePieces &lines, Value value)
{
    std::vector<qreal> values;
    values.reserve(lines.size());
    for (const PagePiece *line : lines)
        values.push_back(value(line->box));
    std::ranges::sort(values);
    return values;
}

PagePieces linesOf(const PagePieces &pieces)
{
    PagePieces lines;
    std::ranges::copy_if(pieces, std::back_inserter(lines),
                         [](const PagePiece *piece) { return piece->isLine && !piece->isApart; });
    return lines;
}

// Of the lines on one side of a gutter.
struct Widths
{
    qreal usual = 0;
    qreal whole = 0; // of the column

    explicit Widths(std::vector<qreal> widths)
    {
        if (widths.empty())
            return;
        std::ranges::sort(widths);
        usual = widths[widths.size() / 2];
        whole = widths[widths.size() - widths.size() / oneIn - 1];
    }
    // As lines of text do, and the cells of a table do not.
    [[nodiscard]] bool isFilled() const { return usual >= leastFilled * whole; }
};

// Whether the gutter is one between columns of text that are about as wide.
bool isBetweenColumns(const PageGutter &gutter, const PagePieces &lines)
{
    std::vector<qreal> before;
    std::vector<qreal> after;
    for (const PagePiece *line : lines) {
        if (line->box.right() <= gutter.right)
            before.push_back(line->box.width());
        else if (line->box.left() >= gutter.right)
            after.push_back(line->box.width());
    }
    const Widths left(std::move(before));
    const Widths right(std::move(after));
    const auto [least, most] = std::minmax(left.whole, right.whole);
    const qreal space = gutter.right - gutter.left;
    const qreal height = sorted(lines, heightOf)[lines.size() / 2];
    return least >= leastLikeness * most && left.isFilled() && right.isFilled() &&
           space >= leastGutter * height && space <= mostGutter * least;
}

} // namespace

// Where the most lines end to the left and the most others begin to the right.
std::optional<PageGutter> gutterOf(const PagePieces &pieces)
{
    const PagePieces lines = linesOf(pieces);
    const auto count = qsizetype(lines.size());
    if (count < fewestLines)
        return {};
    const std::vector<qreal> lefts = sorted(lines, leftOf);
    const std::vector<qreal> rights = sorted(lines, rightOf);
    qsizetype best = -1; // lines of the column with fewer of them, without those over both
    PageGutter gutter{.from = lefts.front(), .to = rights.back()};
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype before =
            std::ranges::upper_bound(rights, lefts[size_t(i)]) - rights.begin();
        const qsizetype after = count - i;
        const qsizetype score = std::min(before, after) - (count - before - after);
        if (before == 0 || score <= best)
            continue;
        best = score;
        gutter.left = rights[size_t(before - before / oneIn - 1)];
    }
    const auto first = std::ranges::lower_bound(lefts, gutter.left);
    if (best < 0 || first == lefts.end())
        return {};
    gutter.right = first[(lefts.end() - first) / oneIn];
    return isBetweenColumns(gutter, lines) ? std::optional(gutter) : std::nullopt;
}

} // namespace broadsheet
