#include "text/MarkdownDocument.h"

#include "delegates/Colours.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "text/Markdown.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QTextCursor>
#include <QTextDocument>

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
        m_fixedPitch = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    }

    void set(const QList<TextBlock> &blocks)
    {
        m_cursor.beginEditBlock();
        Kind above = Kind::Note;
        bool first = true;
        for (const TextBlock &block : blocks) {
            const QTextBlockFormat format = blockFormat(block, above, first);
            if (first)
                m_cursor.setBlockFormat(format);
            else
                m_cursor.insertBlock(format);
            setSpans(block);
            above = block.kind;
            first = false;
        }
        m_cursor.endEditBlock();
    }

private:
    QTextBlockFormat blockFormat(const TextBlock &block, Kind above, bool first) const
    {
        QTextBlockFormat format;
        // A fixed height: with a proportional one, lines with both Hangul and Latin letters of
        // another font would be higher than the others.
        format.setLineHeight(std::round(m_em * 1.6), QTextBlockFormat::FixedHeight);
        format.setTopMargin(first ? 0 : spaceAbove(block, above));
        const qreal step = std::round(m_em * 1.25);
        format.setLeftMargin(step * block.depth);
        if (block.kind == Kind::Item) {
            const qreal hang = step * (block.marker.size() > 2 ? 1.5 : 1);
            format.setLeftMargin(step * (block.depth - 1) + hang);
            format.setTextIndent(-hang);
            format.setTabPositions({QTextOption::Tab(hang, QTextOption::LeftTab)});
        }
        if (block.kind == Kind::Heading || block.kind == Kind::Label)
            format.setHeadingLevel(block.kind == Kind::Heading ? 2 : 3);
        return format;
    }

    qreal spaceAbove(const TextBlock &block, Kind above) const
    {
        switch (block.kind) {
        case Kind::Heading:
        case Kind::Label:
            return std::round(m_em * 0.9);
        case Kind::Code:
            return above == Kind::Code ? 0 : std::round(m_em * 0.5);
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
        if (block.kind == Kind::Label || block.kind == Kind::Quote || block.kind == Kind::Note)
            base.setForeground(faintText(m_style.palette));
        m_cursor.setBlockCharFormat(base);
        if (!block.marker.isEmpty()) {
            QTextCharFormat marker = base;
            marker.setForeground(faintText(m_style.palette));
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
        if (span.code)
            format.setFontFamilies(m_fixedPitch.families());
        if (!span.link.isEmpty()) {
            format.setAnchor(true);
            format.setAnchorHref(QString::fromLatin1(span.link.toEncoded()));
            format.setForeground(accent(m_style.palette));
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
};

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
    Typesetter(document, style).set(parseMarkdown(markdown));
}

void fillTextDocument(QTextDocument &document, const QString &text, const DocumentStyle &style)
{
    prepare(document, style);
    Typesetter(document, style).set(parsePlainText(text));
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
