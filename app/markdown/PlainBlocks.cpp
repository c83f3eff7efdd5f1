#include "markdown/PlainBlocks.h"

#include "markdown/Tr.h"
#include "papers/SafeText.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

qsizetype spansIn(const QList<TextBlock> &blocks)
{
    return std::accumulate(blocks.begin(), blocks.end(), qsizetype(0),
                           [](qsizetype sum, const TextBlock &block) {
                               sum += std::max<qsizetype>(block.spans.size(), 1);
                               for (const QList<TextSpan> &cell : block.cells)
                                   sum += std::max<qsizetype>(cell.size(), 1);
                               return sum;
                           });
}

} // namespace

QList<TextBlock> asPlainText(const QString &text)
{
    QList<TextBlock> blocks;
    qsizetype shown = 0;
    for (const auto line :
         QStringView(text).first(std::min(text.size(), maxTextLength)).split(u'\n')) {
        if (blocks.size() >= maxTextSpans)
            break;
        shown += line.size() + 1;
        blocks.append({.spans = {{.text = safeText(line.toString())}}});
    }
    shown = std::max<qsizetype>(shown - 1, 0); // the last line has no line break
    const QLocale locale;
    const QString note =
        shown < text.size()
            ? MarkdownTr::tr(
                  "This text is unusually long. The first %1 of its %2 characters are shown, "
                  "without formatting.")
                  .arg(locale.toString(shown), locale.toString(text.size()))
            : MarkdownTr::tr("This text is unusually long and is shown without formatting.");
    blocks.prepend({.kind = TextBlock::Kind::Note, .spans = {{.text = note}}});
    return blocks;
}

QList<TextBlock> withinLimits(const QList<TextBlock> &blocks, const QString &text)
{
    return spansIn(blocks) > maxTextSpans ? asPlainText(text) : blocks;
}

} // namespace broadsheet
