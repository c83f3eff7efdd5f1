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

// East Asian Wide and Fullwidth, by blocks: https://www.unicode.org/reports/tr11/
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

// What a terminal would obey instead of showing it becomes a space.
QString harmless(QString text)
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

QString shortAuthors(const QStringList &names)
{
    constexpr qsizetype shown = 2;
    const QString first = names.mid(0, shown).join(", "_L1);
    return names.size() <= shown ? first : first + u" +" + QString::number(names.size() - shown);
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
            .id = harmless(row.id.text),
            .title = harmless(displayTitle(row.title)),
            .authors = harmless(shortAuthors(row.authors)),
            .day = row.day.toString(Qt::ISODate)};
}

int widest(const QList<Line> &lines, QString Line::*column)
{
    int result = 0;
    for (const Line &line : lines)
        result = std::max(result, cells(line.*column));
    return result;
}

} // namespace

QByteArray toTable(const QList<PaperRow> &rows, int width)
{
    QList<Line> lines;
    for (const PaperRow &row : rows)
        lines.append(lineOf(row));

    constexpr int gap = 2;
    constexpr int marks = 3;
    constexpr int mostId = 16; // arXiv's ids, old ones too; other papers' links are cut
    const int votes = widest(lines, &Line::votes);
    const int id =
        width > 0 ? std::min(widest(lines, &Line::id), mostId) : widest(lines, &Line::id);
    const int day = widest(lines, &Line::day);
    int title = widest(lines, &Line::title);
    int authors = widest(lines, &Line::authors);
    if (width > 0) { // the title gets what the authors' quarter leaves
        authors = std::min(authors, width / 4);
        const int others = marks + votes + id + authors + day + 5 * gap;
        title = std::clamp(width - others, 0, title);
    }

    const QString space(gap, u' ');
    QByteArray out;
    for (const Line &line : lines) {
        const QStringList columns{line.marks,
                                  QString(votes - cells(line.votes), u' ') + line.votes,
                                  fitted(line.id, id),
                                  fitted(line.title, title),
                                  fitted(line.authors, authors),
                                  line.day};
        QString text = columns.join(space);
        if (width > 0 && cells(text) > width)
            text = fitted(text, width);
        while (text.endsWith(u' '))
            text.chop(1);
        out.append(text.toUtf8()).append('\n');
    }
    return out;
}

} // namespace broadsheet
