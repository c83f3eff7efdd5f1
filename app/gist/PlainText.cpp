#include "gist/PlainText.h"

#include "markdown/Markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = TextBlock::Kind;

bool isLabel(const TextBlock &block)
{
    return block.kind == Kind::Label || block.kind == Kind::Heading;
}

bool saysSomething(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

QStringList plainParagraphs(const PaperText &text, bool withLabels, qsizetype length)
{
    const QString begun = text.markdown.left(length);
    QStringList paragraphs;
    QString label;
    const QList<TextBlock> blocks =
        text.kind == TextKind::Abstract ? parseAbstract(begun) : parseMarkdown(begun);
    for (const TextBlock &block : blocks) {
        QString line = block.plainText().simplified();
        if (block.kind == Kind::Note || !saysSomething(line))
            continue;
        if (isLabel(block)) {
            label = withLabels ? QString(line + u": "_s) : QString();
            continue;
        }
        if (!withLabels && (block.kind == Kind::Code || block.kind == Kind::Row))
            continue;
        paragraphs.append(std::exchange(label, {}) + line);
    }
    if (!label.isEmpty())
        paragraphs.append(label.chopped(2));
    return paragraphs;
}

} // namespace broadsheet
