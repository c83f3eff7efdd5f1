#include "pages/PageFigures.h"

#include "base/Limits.h"

#include <QRegularExpression>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qreal leastHeight = 30; // points; less is the space between paragraphs

// Words that stand beside each other without a wide gap, as in a column.
struct Line
{
    QRectF box;
    QString text;
    int words = 0;
};

bool continues(const Line &line, const PageWord &word)
{
    const qreal height = std::max(line.box.height(), word.box.height());
    const qreal gap = word.box.left() - line.box.right();
    return std::abs(word.box.center().y() - line.box.center().y()) < height / 2 && gap > -height &&
           gap < 1.5 * height;
}

QList<Line> linesOf(const QList<PageWord> &words)
{
    QList<Line> lines;
    for (const PageWord &word : words) {
        if (word.box.isEmpty())
            continue;
        if (lines.isEmpty() || !continues(lines.back(), word)) {
            lines.append({.box = word.box, .text = word.text, .words = 1});
            continue;
        }
        Line &line = lines.back();
        line.box |= word.box;
        line.text += u' ' + word.text;
        ++line.words;
    }
    return lines;
}

bool isCaption(const Line &line)
{
    static const QRegularExpression start(
        QStringLiteral("^(Figure|FIGURE|Fig\\.|FIG\\.|그림)\\s*[A-Z]?\\d+\\s*[:.|]"));
    return start.match(line.text.left(40)).hasMatch();
}

bool isCaptionOfAny(const Line &line)
{
    static const QRegularExpression start(
        QStringLiteral("^(Table|TABLE|Tab\\.|Algorithm|표)\\s*[A-Z]?\\d+"));
    return isCaption(line) || start.match(line.text.left(40)).hasMatch();
}

// Where the text of the page is, from side to side.
QRectF textAreaOf(const QList<Line> &lines)
{
    QRectF area;
    for (const Line &line : lines)
        if (line.words > 3)
            area |= line.box;
    return area;
}

// The column in which a caption stands, or the whole width for one that reaches over the middle.
QRectF columnOf(const Line &caption, const QRectF &area)
{
    const qreal middle = area.center().x();
    const bool isLeft = caption.box.right() <= middle + 1;
    const bool isRight = caption.box.left() >= middle - 1;
    QRectF column = area;
    if (isLeft && !isRight)
        column.setRight(middle);
    else if (isRight)
        column.setLeft(middle);
    return column;
}

// Labels in a figure are short; a line of text reaches over half of its column.
bool isText(const Line &line, const QRectF &column)
{
    const QRectF part = line.box.intersected(
        QRectF(column.left(), line.box.top(), column.width(), line.box.height()));
    return line.words > 3 && part.width() > column.width() / 2;
}

// Title, authors and date, over the columns: a figure of one column is below them.
bool isOverColumns(const Line &line, const QRectF &column, const QRectF &area)
{
    const bool isRight = column.left() > area.left();
    if (!isRight && column.right() >= area.right())
        return false; // there is one column
    const qreal middle = isRight ? column.left() : column.right();
    const qreal least = line.box.height() / 2;
    return line.box.left() < middle - least && line.box.right() > middle + least;
}

// Half of the lines are no higher.
qreal usualHeight(const QList<Line> &lines)
{
    QList<qreal> heights;
    for (const Line &line : lines)
        if (line.words > 3)
            heights.append(line.box.height());
    if (heights.isEmpty())
        return 0;
    const auto middle = heights.begin() + heights.size() / 2;
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

// Text in a column, of which two lines begin or end at the same place. Those of an author's address
// are centred.
bool isProse(const Line &line, const Line &next, const QRectF &column)
{
    const bool isAligned = std::abs(next.box.left() - line.box.left()) < 1 ||
                           std::abs(next.box.right() - line.box.right()) < 1;
    const qreal gap = next.box.top() - line.box.bottom();
    return isText(line, column) && isText(next, column) && isAligned &&
           std::abs(gap) < line.box.height();
}

// Under a title that is over both columns: where these begin, by the text of the other column and a
// heading above it. Authors in as many columns are above that. Otherwise the top of the page.
qreal topOfColumns(const QList<Line> &lines, const QRectF &column, const QRectF &area)
{
    constexpr qreal titleHeight = 1.25; // of that of the text
    const qreal usual = usualHeight(lines);
    const auto isTitle = [&](const Line &line) {
        return isOverColumns(line, column, area) && line.box.height() > titleHeight * usual;
    };
    QRectF other = area;
    if (column.left() > area.left())
        other.setRight(column.left());
    else
        other.setLeft(column.right());
    const Line *first = nullptr;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        if (isProse(lines[i], lines[i + 1], other) &&
            (!first || lines[i].box.top() < first->box.top()))
            first = &lines[i];
    const auto isAbove = [first](const Line &line) {
        return line.box.bottom() <= first->box.top();
    };
    if (!first || std::ranges::none_of(lines, isTitle) || isCaptionOfAny(*first))
        return area.top();
    qreal top = first->box.top();
    for (const Line &line : lines) {
        const bool isInside =
            line.box.left() >= other.left() - 1 && line.box.right() <= other.right();
        if (!isAbove(line) || !isInside)
            continue;
        if (isCaptionOfAny(line))
            return area.top(); // the other column begins with a figure, too
        if (first->box.top() - line.box.bottom() < 1.5 * usual)
            top = std::min(top, line.box.top());
    }
    return top - usual / 2; // pictures are a little higher than letters
}

// The line below, as close as the lines of a caption are and in letters as high.
const Line *nextLine(const QRectF &box, const QList<Line> &lines, const QRectF &column)
{
    const Line *nearest = nullptr;
    for (const Line &line : lines) {
        const qreal gap = line.box.top() - box.bottom();
        const bool isBelow = line.box.center().y() > box.bottom() && gap < box.height() / 2;
        const bool isInside = line.box.left() > column.left() - 1 &&
                              line.box.right() < column.right() + box.height() &&
                              line.box.left() < box.right();
        const bool isAsHigh = std::abs(line.box.height() - box.height()) < box.height() / 5;
        if (isBelow && isInside && isAsHigh && !isCaption(line) &&
            (!nearest || line.box.top() < nearest->box.top()))
            nearest = &line;
    }
    return nearest;
}

QString wholeCaption(const Line &first, const QList<Line> &lines, const QRectF &column)
{
    QString text = first.text;
    const Line *line = &first;
    while (text.size() < maxCaptionLength && (line = nextLine(line->box, lines, column))) {
        const bool isBroken = text.endsWith(u'-') && line->text.front().isLower();
        if (isBroken)
            text.chop(1);
        else
            text += u' ';
        text += line->text;
    }
    return text.left(maxCaptionLength);
}

PageFigure figureAbove(const Line &caption, const QList<Line> &lines, const QRectF &area)
{
    const QRectF column = columnOf(caption, area);
    qreal top = topOfColumns(lines, column, area);
    for (const Line &line : lines)
        if (line.box.bottom() <= caption.box.top() &&
            (isText(line, column) || isOverColumns(line, column, area)))
            top = std::max(top, line.box.bottom());
    const QRectF box(QPointF(column.left(), top),
                     QPointF(column.right(), caption.box.top() - 1)); // and no letters of it
    return {.box = box, .caption = wholeCaption(caption, lines, column)};
}

} // namespace

QList<PageFigure> figuresOf(const QList<PageWord> &words, QSizeF pageSize)
{
    const QList<Line> lines = linesOf(words);
    QRectF area = textAreaOf(lines);
    area.setTop(std::min(area.top(), pageSize.height() / 12)); // a figure may begin the page
    QList<PageFigure> figures;
    for (const Line &line : lines) {
        if (!isCaption(line) || figures.size() == maxPageFigures)
            continue;
        const PageFigure figure = figureAbove(line, lines, area);
        if (figure.box.height() >= leastHeight)
            figures.append(figure);
    }
    return figures;
}

} // namespace broadsheet
