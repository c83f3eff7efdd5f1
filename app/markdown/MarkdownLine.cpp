#include "markdown/MarkdownLine.h"

#include "markdown/Markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

MarkdownLine readMarkdownLine(QStringView line)
{
    MarkdownLine read;
    qsizetype at = 0;
    for (; at < line.size() && line[at].isSpace(); ++at)
        read.indent += line[at] == u'\t' ? 4 : 1;
    QStringView rest = line.sliced(at).trimmed();

    qsizetype digits = 0;
    while (digits < std::min<qsizetype>(rest.size(), 9) && rest[digits].isDigit())
        ++digits;
    const qsizetype end = digits > 0 ? digits + 1 : 1;
    const bool bullet = !rest.isEmpty() && u"-*+•"_s.contains(rest[0]);
    const bool number =
        digits > 0 && digits < rest.size() && (rest[digits] == u'.' || rest[digits] == u')');
    const bool ends = rest.size() == end || (rest.size() > end && rest[end].isSpace());
    if ((bullet || number) && ends) {
        read.marker = bullet ? u"•"_s : rest.first(end).toString();
        rest = rest.sliced(end).trimmed();
    }
    read.text = rest;
    return read;
}

bool isMarkdownRule(QStringView text)
{
    return text.size() >= 3 && (text[0] == u'-' || text[0] == u'*' || text[0] == u'_') &&
           std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text[0]; });
}

bool isTableDashes(QStringView text)
{
    return text.contains(u'|') && text.contains(u'-') &&
           std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.isSpace() || u"|:-"_s.contains(c); });
}

QList<Qt::AlignmentFlag> tableAlignments(QStringView dashes)
{
    QList<Qt::AlignmentFlag> alignments;
    for (const QString &cell : tableCells(dashes))
        alignments.append(!cell.endsWith(u':')    ? Qt::AlignLeft
                          : cell.startsWith(u':') ? Qt::AlignHCenter
                                                  : Qt::AlignRight);
    return alignments;
}

QStringList tableCells(QStringView text)
{
    QStringList cells(u""_s);
    bool inCode = false;
    if (text.startsWith(u'|'))
        text = text.sliced(1);
    if (text.endsWith(u'|') && !text.endsWith(u"\\|"))
        text.chop(1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscaped = text[i] == u'\\' && i + 1 < text.size() && text[i + 1] == u'|';
        if (text[i] == u'`')
            inCode = !inCode;
        if (text[i] == u'|' && !inCode && cells.size() < maxTextColumns) {
            cells.append(QString());
            continue;
        }
        i += isEscaped ? 1 : 0;
        cells.last() += text[i];
    }
    std::transform(cells.begin(), cells.end(), cells.begin(),
                   [](const QString &cell) { return cell.trimmed(); });
    return cells;
}

} // namespace broadsheet
