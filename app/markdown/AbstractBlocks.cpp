#include "markdown/AbstractText.h"
#include "markdown/Markdown.h"
#include "markdown/MarkdownLine.h"
#include "markdown/PlainBlocks.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Line breaks are the sender's, except where at least two lines begin as items do.
QList<TextBlock> paragraphOfAbstract(QStringView paragraph)
{
    QList<MarkdownLine> lines;
    for (const QStringView line : paragraph.split(u'\n'))
        lines.append(readMarkdownLine(line));
    const auto items = std::count_if(lines.begin(), lines.end(), [](const MarkdownLine &line) {
        return !line.marker.isEmpty();
    });
    QList<TextBlock> blocks;
    QString flowing;
    const auto finish = [&blocks, &flowing](const QString &marker) {
        if (const QString text = std::exchange(flowing, {}).simplified(); !text.isEmpty())
            blocks.append(
                {.kind = marker.isEmpty() ? TextBlock::Kind::Paragraph : TextBlock::Kind::Item,
                 .depth = marker.isEmpty() ? 0 : 1,
                 .marker = marker,
                 .spans = parseInline(abstractMarkdown(text))});
    };
    if (items < 2) {
        flowing = paragraph.toString();
        finish({});
        return blocks;
    }
    QString marker;
    for (const MarkdownLine &line : std::as_const(lines)) {
        if (!line.marker.isEmpty()) {
            finish(marker);
            marker = line.marker;
        }
        flowing += u' ' % line.text;
    }
    finish(marker);
    return blocks;
}

} // namespace

QList<TextBlock> parseAbstract(const QString &text)
{
    if (text.size() > maxTextLength)
        return asPlainText(text);
    static const QRegularExpression emptyLine(u"\\n[^\\S\\n]*\\n"_s);
    QList<TextBlock> blocks;
    const QStringList paragraphs = QString(text).remove(u'\r').split(emptyLine);
    for (const QString &paragraph : paragraphs)
        blocks += paragraphOfAbstract(paragraph);
    return withinLimits(blocks, text);
}

} // namespace broadsheet
