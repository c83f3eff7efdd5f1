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
    qreal top = area.top();
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
