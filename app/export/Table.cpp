#include "export/Export.h"

#include "papers/DisplayText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Blocks of East Asian Wide and Fullwidth characters: https://www.unicode.org/reports/tr11/
constexpr auto wide = std::to_array<Range>({{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0xA4CF},
                                            {0xA960, 0xA97F},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF01, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x1F64F},
                                            {0x1F900, 0x1F9FF},
                                            {0x20000, 0x3FFFD}});

int cells(char32_t c)
{
    if (QChar::isMark(c) || QChar::category(c) == QChar::Other_Format)
        return 0;
    const bool isWide = std::any_of(
        wide.begin(), wide.end(), [c](Range range) { return c >= range.first && c <= range.last; });
    return isWide ? 2 : 1;
}

int cells(const QString &text)
{
    int sum = 0;
    for (const uint c : text.toUcs4())
        sum += cells(char32_t(c));
    return sum;
}

// Replaces characters that act on a terminal with spaces.
QString withoutControls(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    return text;
}

// Exactly `width` cells: cut with "…" or filled with spaces.
QString fitted(const QString &text, int width)
{
    const int have = cells(text);
    if (have <= width)
        return text + QString(width - have, u' ');
    QString result;
    int used = 0;
    for (const uint code : text.toUcs4()) {
        const char32_t c = code;
        if (used + cells(c) > width - 1)
            break;
        result += QString::fromUcs4(&c, 1);
        used += cells(c);
    }
    return width < 1 ? QString() : result + u'…' + QString(width - 1 - used, u' ');
}

// "Ada Lovelace, Grace Hopper +3"
QString firstAuthors(const PaperRow &row)
{
    constexpr qsizetype maxNames = 2;
    const QStringList &names = row.authors;
    const QString first = names.mid(0, maxNames).join(", "_L1);
    if (row.hasMoreAuthors) // nobody knows how many
        return first + andOthers;
    if (names.size() <= maxNames)
        return first;
    return first + u" +" + QString::number(names.size() - maxNames);
}

struct Line
{
    QString marks;
    QString votes;
    QString id;
    QString title;
    QString authors;
    QString day;
};

Line lineOf(const PaperRow &row)
{
    return {.marks = (row.state.starred ? u"★ "_s : u"  "_s) + (row.state.read ? u" "_s : u"●"_s),
            .votes = row.votes ? QString::number(*row.votes) : u"–"_s,
            .id = withoutControls(row.id.text),
            .title = withoutControls(displayTitle(row.title)),
            .authors = withoutControls(firstAuthors(row)),
            .day = row.day.toString(Qt::ISODate)};
}

int maxCells(const QList<Line> &lines, QString Line::*column)
{
    int result = 0;
    for (const Line &line : lines)
        result = std::max(result, cells(line.*column));
    return result;
}

constexpr int gap = 2;
constexpr int marksWidth = 3;
constexpr int maxIdWidth = 16; // the longest old arXiv ids; other papers' links are cut

// In cells.
struct Widths
{
    int votes;
    int id;
    int title;
    int authors;
    int day;
};

// As wide as the contents need; with a `total` above 0, the authors get at most a quarter of it and
// the title what is left.
Widths widthsOf(const QList<Line> &lines, int total)
{
    Widths widths{.votes = maxCells(lines, &Line::votes),
                  .id = maxCells(lines, &Line::id),
                  .title = maxCells(lines, &Line::title),
                  .authors = maxCells(lines, &Line::authors),
                  .day = maxCells(lines, &Line::day)};
    if (total > 0) {
        widths.id = std::min(widths.id, maxIdWidth);
        widths.authors = std::min(widths.authors, total / 4);
        const int others =
            marksWidth + widths.votes + widths.id + widths.authors + widths.day + 5 * gap;
        widths.title = std::clamp(total - others, 0, widths.title);
    }
    return widths;
}

QString textOf(const Line &line, const Widths &widths)
{
    const QStringList columns{line.marks,
                              QString(widths.votes - cells(line.votes), u' ') + line.votes,
                              fitted(line.id, widths.id),
                              fitted(line.title, widths.title),
                              fitted(line.authors, widths.authors),
                              line.day};
    return columns.join(QString(gap, u' '));
}

} // namespace

QByteArray toTable(const QList<PaperRow> &rows, int width)
{
    QList<Line> lines;
    for (const PaperRow &row : rows)
        lines.append(lineOf(row));
    const Widths widths = widthsOf(lines, width);
    QByteArray out;
    for (const Line &line : lines) {
        QString text = textOf(line, widths);
        if (width > 0 && cells(text) > width)
            text = fitted(text, width);
        while (text.endsWith(u' '))
            text.chop(1);
        out.append(text.toUtf8()).append('\n');
    }
    return out;
}

} // namespace broadsheet
