#include "markdown/Markdown.h"

#include "markdown/AbstractText.h"
#include "markdown/MarkdownLine.h"
#include "markdown/PlainBlocks.h"
#include "markdown/PythonLiteral.h"
#include "markdown/Tr.h"
#include "papers/SafeText.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = TextBlock::Kind;

class BlockParser
{
public:
    QList<TextBlock> parse(QStringView markdown)
    {
        const QList<QStringView> lines = markdown.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            m_next = i + 1 < lines.size() ? lines[i + 1].trimmed() : QStringView();
            addLine(lines[i]);
        }
        finish();
        return std::move(m_blocks);
    }

private:
    // The lines of a paragraph are collected; its markup is parsed at its end.
    struct Open
    {
        Kind kind;
        int depth;
        QString marker;
        QString text;
    };

    void addLine(QStringView raw)
    {
        if (!m_fence.isNull() || !fenceOf(raw).isNull())
            return addFenced(raw);
        const MarkdownLine line = readMarkdownLine(raw);
        if (line.marker.isEmpty() && line.text.isEmpty()) {
            m_isInTable = false;
            finish();
            return;
        }
        if (line.marker.isEmpty() && isMarkdownRule(line.text))
            return finish();
        addText(line);
    }

    void addText(const MarkdownLine &line)
    {
        m_isInTable = m_isInTable && isTableRow(line.text);
        if (!line.marker.isEmpty())
            return start(Kind::Item, depthOf(line.indent), line.marker, line.text);
        if (line.text.startsWith(u'#'))
            if (const auto title = heading(line.text))
                return start(Kind::Heading, 0, {}, *title);
        if (line.text.startsWith(u'>'))
            return addQuote(line.text);
        if (isTableRow(line.text))
            return addRow(line.text);
        if (m_open && m_open->kind != Kind::Heading && !beginsWithLabel(line.text)) {
            m_open->text += u' ' % line.text;
            return;
        }
        // An indented paragraph belongs to the item above it.
        while (!m_indents.isEmpty() && m_indents.constLast() >= line.indent)
            m_indents.removeLast();
        start(Kind::Paragraph, int(m_indents.size()), {}, line.text);
    }

    // Quotes in quotes are one quote. Its items and paragraphs are blocks of their own.
    void addQuote(QStringView text)
    {
        qsizetype at = 0;
        while (at < text.size() && (text[at] == u'>' || text[at].isSpace()))
            ++at;
        const MarkdownLine line = readMarkdownLine(text.sliced(at));
        if (line.marker.isEmpty() && line.text.isEmpty())
            finish();
        else if (line.marker.isEmpty() && m_open && m_open->kind == Kind::Quote)
            m_open->text += u' ' % line.text;
        else
            start(Kind::Quote, 1, line.marker, line.text);
    }

    static std::optional<QStringView> heading(QStringView text)
    {
        qsizetype hashes = 0;
        while (hashes < text.size() && text[hashes] == u'#')
            ++hashes;
        if (hashes > 6 || hashes == text.size() || !text[hashes].isSpace())
            return {};
        return text.sliced(hashes).trimmed();
    }

    // "| a | b |" above or below the line of dashes.
    [[nodiscard]] bool isTableRow(QStringView text) const
    {
        return text.contains(u'|') && (m_isInTable || isTableDashes(m_next));
    }

    void addRow(QStringView text)
    {
        finish();
        if (!m_isInTable)
            m_alignments = tableAlignments(m_next);
        else if (isTableDashes(text))
            return;
        TextBlock row{.kind = Kind::Row, .alignments = m_alignments};
        for (const QString &cell : tableCells(text))
            row.cells.append(parseInline(cell));
        m_blocks.append(std::move(row));
        m_isInTable = true;
    }

    // Three or more of one sign. A block ends at the sign that it began with.
    static QChar fenceOf(QStringView line)
    {
        const QStringView text = line.trimmed();
        return text.startsWith(u"```") || text.startsWith(u"~~~") ? text.front() : QChar();
    }

    void addFenced(QStringView line)
    {
        finish();
        const QChar fence = fenceOf(line);
        if (m_fence.isNull())
            m_fence = fence;
        else if (fence == m_fence)
            m_fence = {};
        else
            m_blocks.append({.kind = Kind::Code,
                             .depth = 1,
                             .spans = {{.text = safeText(line.toString()), .code = true}}});
    }

    int depthOf(int indent)
    {
        while (!m_indents.isEmpty() && m_indents.constLast() > indent)
            m_indents.removeLast();
        if (m_indents.isEmpty() || m_indents.constLast() < indent)
            m_indents.append(indent);
        if (m_indents.size() > maxTextDepth)
            m_indents.removeLast();
        return int(m_indents.size());
    }

    void start(Kind kind, int depth, const QString &marker, QStringView text)
    {
        finish();
        if (kind == Kind::Heading)
            m_indents.clear();
        m_open = Open{kind, depth, marker, text.toString()};
    }

    void finish()
    {
        if (!m_open)
            return;
        const Open open = *std::exchange(m_open, {});
        if (open.kind == Kind::Item || open.kind == Kind::Paragraph) {
            if (addLabelled(open))
                return;
            if (const auto value = parsePythonContainer(open.text))
                return addPython(*value, std::max(open.depth, 1));
        }
        addBlock(open.kind, open.depth, open.marker, open.text);
    }

    void addBlock(Kind kind, int depth, const QString &marker, const QString &text)
    {
        m_blocks.append(
            {.kind = kind, .depth = depth, .marker = marker, .spans = parseInline(text)});
    }

    // "**Label**: text", "***Label***: text", "**Label:** text"
    static QRegularExpressionMatch labelAt(const QString &text)
    {
        static const QRegularExpression label(
            uR"(^(\*{2,3})([^*]{1,80}?)(?:\1\s*[:：]|[:：]\1)\s*(.*)$)"_s,
            QRegularExpression::DotMatchesEverythingOption);
        return text.startsWith(u"**") ? label.match(text) : QRegularExpressionMatch();
    }

    static bool beginsWithLabel(QStringView text) { return labelAt(text.toString()).hasMatch(); }

    // Only at the top level: deeper, it is text that starts in bold.
    bool addLabelled(const Open &open)
    {
        const auto match = open.depth > 1 ? QRegularExpressionMatch() : labelAt(open.text);
        if (!match.hasMatch())
            return false;
        addBlock(Kind::Label, 0, {}, match.captured(2));
        if (!open.marker.isEmpty() && open.marker != u"•"_s)
            m_blocks.last().spans.prepend({.text = open.marker % u' '});
        const QString text = match.captured(3);
        if (const auto value = parsePythonContainer(text))
            addPython(*value, 1);
        else if (!text.isEmpty())
            addBlock(Kind::Paragraph, 0, {}, text);
        return true;
    }

    void addPython(const PythonValue &value, int depth)
    {
        for (const PythonValue &entry : value.entries) {
            const bool isNamed = !entry.key.isEmpty();
            if (!isNamed && entry.isContainer) {
                addPython(entry, depth);
                continue;
            }
            addBlock(Kind::Item, std::min(depth, maxTextDepth), u"•"_s, entry.scalar);
            if (isNamed)
                m_blocks.last().spans.prepend(
                    {.text = entry.isContainer ? entry.key : entry.key % u": ", .strong = true});
            if (entry.isContainer)
                addPython(entry, depth + 1);
        }
    }

    QList<TextBlock> m_blocks;
    QStringView m_next; // the line below the one that is read
    std::optional<Open> m_open;
    QList<int> m_indents; // of the items around the next line
    QChar m_fence;        // of the code around the next line; null: none
    bool m_isInTable = false;
    QList<Qt::AlignmentFlag> m_alignments; // of its columns
};

QString plainTextOf(const QList<TextSpan> &spans)
{
    QString text;
    for (const TextSpan &span : spans)
        text += span.text;
    return text;
}

} // namespace

QString TextBlock::plainText() const
{
    QStringList texts{plainTextOf(spans)};
    for (const QList<TextSpan> &cell : cells)
        texts.append(plainTextOf(cell));
    if (!cells.isEmpty())
        texts.removeFirst();
    return texts.join(u'\t');
}

QList<TextBlock> parseMarkdown(const QString &markdown)
{
    if (markdown.size() > maxTextLength)
        return asPlainText(markdown);
    return withinLimits(BlockParser().parse(markdown), markdown);
}

} // namespace broadsheet
