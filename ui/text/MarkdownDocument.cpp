#include "text/MarkdownDocument.h"

#include "delegates/Colours.h"
#include "markdown/Markdown.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>
#include <QTextTable>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = TextBlock::Kind;

// The size of the letters in pixels; all spaces are multiples of it.
qreal emOf(const QFont &font)
{
    return QFontInfo(font).pixelSize();
}

class Typesetter
{
public:
    Typesetter(QTextDocument &document, const DocumentStyle &style)
        : m_cursor(&document), m_style(style), m_em(emOf(style.font))
    {
        m_text.setForeground(style.palette.text());
        m_under = style.palette.color(QPalette::Base);
        m_fixedPitch = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    }

    void set(const QList<TextBlock> &blocks)
    {
        m_cursor.beginEditBlock();
        Kind above = Kind::Note;
        bool isFresh = true; // the block at the cursor is empty
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const TextBlock &block = blocks[i];
            const bool isFramed = frames.contains(block.kind);
            if (isFramed) {
                if (isFresh)
                    m_cursor.setBlockFormat(noLine());
                i = block.kind == Kind::Row ? setTable(blocks, i) : setFrame(blocks, i);
            } else {
                setBlock(block, blockFormat(block, above, i == 0), isFresh);
            }
            isFresh = isFramed;
            above = block.kind;
        }
        if (isFresh && !blocks.isEmpty())
            m_cursor.setBlockFormat(noLine());
        m_cursor.endEditBlock();
    }

private:
    inline static const QList<Kind> frames{Kind::Row, Kind::Code, Kind::Quote};

    void setBlock(const TextBlock &block, const QTextBlockFormat &format, bool isFresh)
    {
        if (isFresh)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format);
        setSpans(block);
    }

    // Blocks of one kind on a ground of their own; quotes have a bar beside them. Returns the last
    // of them.
    qsizetype setFrame(const QList<TextBlock> &blocks, qsizetype first)
    {
        QTextFrameFormat format;
        format.setBackground(ground());
        format.setPadding(std::round(m_em * 0.4));
        format.setTopMargin(std::round(m_em * 0.5));
        if (blocks[first].kind == Kind::Quote)
            format.setProperty(barProperty, barOfQuotes());
        m_cursor.insertFrame(format);
        m_under = ground();
        qsizetype at = first;
        for (; at < blocks.size() && blocks[at].kind == blocks[first].kind; ++at)
            setBlock(blocks[at], framedFormat(blocks[at]), at == first);
        m_under = m_style.palette.color(QPalette::Base);
        m_cursor.movePosition(QTextCursor::End);
        return at - 1;
    }

    [[nodiscard]] QTextBlockFormat framedFormat(const TextBlock &block) const
    {
        QTextBlockFormat format = lineFormat();
        const qreal margin = block.kind == Kind::Quote ? std::round(m_em * 0.4) : 0; // of the bar
        format.setLeftMargin(margin);
        if (block.marker.isEmpty())
            return format;
        const qreal hang = hangOf(block);
        format.setLeftMargin(margin + hang);
        format.setTextIndent(-hang);
        format.setTabPositions({QTextOption::Tab(hang, QTextOption::LeftTab)});
        return format;
    }

    // Sets the rows from `first` on and returns the last of them.
    qsizetype setTable(const QList<TextBlock> &blocks, qsizetype first)
    {
        qsizetype end = first;
        qsizetype columns = 1;
        for (; end < blocks.size() && blocks[end].kind == Kind::Row; ++end)
            columns = std::max(columns, blocks[end].cells.size());
        QTextTableFormat format;
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(hairline(m_style.palette));
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setCellPadding(std::round(m_em * 0.3));
        format.setCellSpacing(0);
        format.setTopMargin(std::round(m_em * 0.5));
        format.setHeaderRowCount(1);
        QTextTable *table = m_cursor.insertTable(int(end - first), int(columns), format);
        for (qsizetype row = first; row < end; ++row)
            for (qsizetype column = 0; column < blocks[row].cells.size(); ++column)
                setCell(table->cellAt(int(row - first), int(column)), blocks[row], column,
                        row == first);
        m_cursor.movePosition(QTextCursor::End);
        return end - 1;
    }

    // Qt needs a block before and after a frame.
    [[nodiscard]] static QTextBlockFormat noLine()
    {
        QTextBlockFormat format;
        format.setLineHeight(1, QTextBlockFormat::FixedHeight);
        return format;
    }

    void setCell(QTextTableCell cell, const TextBlock &row, qsizetype column, bool isHeading)
    {
        QTextCharFormat base = m_text;
        if (isHeading) {
            base.setFontWeight(QFont::DemiBold);
            QTextTableCellFormat format = cell.format().toTableCellFormat();
            format.setBackground(ground());
            cell.setFormat(format);
        }
        m_under = isHeading ? ground() : m_style.palette.color(QPalette::Base);
        QTextBlockFormat line = lineFormat();
        line.setAlignment(row.alignments.value(column, Qt::AlignLeft));
        QTextCursor cursor = cell.firstCursorPosition();
        cursor.setBlockFormat(line);
        for (const TextSpan &span : row.cells[column])
            cursor.insertText(span.text, spanFormat(span, base));
        m_under = m_style.palette.color(QPalette::Base);
    }

    // Of what is seen at a glance: the bar is a graphic that carries meaning.
    [[nodiscard]] QColor barOfQuotes() const
    {
        return readable(hairline(m_style.palette), ground(), m_style.palette, contrastOfGraphics);
    }

    [[nodiscard]] QColor ground() const
    {
        return mix(m_style.palette.color(QPalette::Base), m_style.palette.color(QPalette::Text),
                   0.06);
    }

    [[nodiscard]] QTextBlockFormat lineFormat() const
    {
        QTextBlockFormat format;
        // A fixed height: with a proportional one, lines with both Hangul and Latin letters of
        // another font would be higher than the others.
        format.setLineHeight(std::round(m_em * 1.6), QTextBlockFormat::FixedHeight);
        return format;
    }

    QTextBlockFormat blockFormat(const TextBlock &block, Kind above, bool first) const
    {
        QTextBlockFormat format = lineFormat();
        format.setTopMargin(first ? 0 : spaceAbove(block, above));
        const qreal step = std::round(m_em * 1.25);
        format.setLeftMargin(step * block.depth);
        if (block.kind == Kind::Item) {
            const qreal hang = hangOf(block);
            format.setLeftMargin(step * (block.depth - 1) + hang);
            format.setTextIndent(-hang);
            format.setTabPositions({QTextOption::Tab(hang, QTextOption::LeftTab)});
        }
        if (block.kind == Kind::Heading || block.kind == Kind::Label)
            format.setHeadingLevel(block.kind == Kind::Heading ? 2 : 3);
        return format;
    }

    // From the marker to the text.
    [[nodiscard]] qreal hangOf(const TextBlock &block) const
    {
        return std::round(m_em * 1.25) * (block.marker.size() > 2 ? 1.5 : 1);
    }

    qreal spaceAbove(const TextBlock &block, Kind above) const
    {
        switch (block.kind) {
        case Kind::Heading:
        case Kind::Label:
            return std::round(m_em * 0.9);
        default:
            break;
        }
        return std::round(m_em * (above == Kind::Label || above == Kind::Heading ? 0.1 : 0.5));
    }

    void setSpans(const TextBlock &block)
    {
        QTextCharFormat base = m_text;
        if (block.kind == Kind::Heading || block.kind == Kind::Label) {
            base.setFontWeight(QFont::DemiBold);
            base.setFontPointSize(pointSize() * (block.kind == Kind::Label ? 0.93 : 1.1));
        }
        if (block.kind == Kind::Label || block.kind == Kind::Note)
            base.setForeground(faintText(m_style.palette));
        m_cursor.setBlockCharFormat(base);
        if (!block.marker.isEmpty()) {
            QTextCharFormat marker = base;
            marker.setForeground(readable(faintText(m_style.palette), m_under, m_style.palette));
            m_cursor.insertText(block.marker % u'\t', marker);
        }
        for (const TextSpan &span : block.spans)
            m_cursor.insertText(span.text, spanFormat(span, base));
    }

    QTextCharFormat spanFormat(const TextSpan &span, QTextCharFormat format) const
    {
        if (span.strong)
            format.setFontWeight(QFont::Bold);
        if (span.emphasis)
            format.setFontItalic(true);
        const QColor under = span.code ? ground() : m_under;
        if (span.code) {
            format.setFontFamilies(m_fixedPitch.families());
            if (under != m_under)
                format.setBackground(under);
        }
        if (!span.link.isEmpty()) {
            format.setAnchor(true);
            format.setAnchorHref(QString::fromLatin1(span.link.toEncoded()));
            format.setForeground(readable(accent(m_style.palette), under, m_style.palette));
            format.setFontUnderline(true);
            format.setToolTip(literalToolTip(shownUrl(span.link)));
        }
        return format;
    }

    qreal pointSize() const
    {
        return m_style.font.pointSizeF() > 0 ? m_style.font.pointSizeF() : 10.0;
    }

    QTextCursor m_cursor;
    DocumentStyle m_style;
    qreal m_em;
    QFont m_fixedPitch;
    QTextCharFormat m_text;
    QColor m_under; // the ground of what is being set
};

// In tables words are whole: a table that is too wide is scrolled. Elsewhere a line that is too
// long is broken anywhere.
void setWrapping(QTextDocument &document, const QList<TextBlock> &blocks)
{
    const bool hasTable = std::any_of(blocks.begin(), blocks.end(), [](const TextBlock &block) {
        return block.kind == Kind::Row;
    });
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(hasTable ? QTextOption::WordWrap
                                : QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
}

void fill(QTextDocument &document, const QList<TextBlock> &blocks, const DocumentStyle &style)
{
    setWrapping(document, blocks);
    Typesetter(document, style).set(blocks);
}

void prepare(QTextDocument &document, const DocumentStyle &style)
{
    document.setUndoRedoEnabled(false);
    document.clear();
    document.setDefaultFont(style.font);
    document.setDocumentMargin(0);
}

} // namespace

void fillDocument(QTextDocument &document, const QString &markdown, const DocumentStyle &style)
{
    prepare(document, style);
    fill(document, parseMarkdown(markdown), style);
}

void fillTextDocument(QTextDocument &document, const QString &text, const DocumentStyle &style)
{
    prepare(document, style);
    fill(document, parseAbstract(text), style);
}

void fillPlainDocument(QTextDocument &document, const QString &text, const DocumentStyle &style)
{
    prepare(document, style);
    QTextBlockFormat block;
    block.setLineHeight(std::round(emOf(style.font) * 1.35), QTextBlockFormat::FixedHeight);
    block.setHeadingLevel(1);
    QTextCharFormat letters;
    letters.setForeground(style.palette.text());
    QTextCursor cursor(&document);
    cursor.setBlockFormat(block);
    cursor.insertText(safeText(text), letters);
}

} // namespace broadsheet
