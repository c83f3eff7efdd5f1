#include "sharing/PaperPages.h"

#include "delegates/Colours.h"
#include "detail/TextTabs.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "text/MarkdownDocument.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLocale>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNames = 30; // of a paper's authors; more would fill a page
constexpr int linesAfterHead = 2;  // of the text, on the page of the title

QString authorsOf(const Paper &paper)
{
    QString names = paper.authors.first(std::min(paper.authors.size(), maxNames)).join(u", "_s);
    if (paper.hasMoreAuthors || paper.authors.size() > maxNames)
        names += andOthers;
    return safeText(names);
}

void addBlock(QTextCursor &cursor, const QString &text, const QTextCharFormat &format, qreal above)
{
    if (text.isEmpty())
        return;
    QTextBlockFormat block;
    block.setTopMargin(cursor.position() == 0 ? 0 : above);
    if (cursor.position() == 0)
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block);
    cursor.insertText(text, format);
}

} // namespace

PaperPages::PaperPages(QPaintDevice &device, std::function<void()> newPage, const Style &style)
    : m_newPage(std::move(newPage)), m_style(style), m_palette(Qt::white), m_painter(&device)
{
    m_style.font.setHintingPreference(QFont::PreferNoHinting);
    const QFontInfo font(m_style.font);
    m_em = font.pixelSize();
    // Letters are set in pixels of the screen, and painted in their size in points.
    const qreal scale = device.logicalDpiY() / 72.0 * font.pointSizeF() / m_em;
    m_painter.scale(scale, scale);
    m_width = device.width() / scale;
    m_height = device.height() / scale - 2.5 * m_em;
    if (isOpen())
        paintFooter();
}

PaperPages::~PaperPages() = default;

void PaperPages::fillHead(QTextDocument &head, const Paper &paper) const
{
    QTextCharFormat format;
    format.setForeground(m_palette.text());
    QTextCharFormat title = format;
    title.setFontWeight(QFont::DemiBold);
    title.setFontPointSize(m_style.font.pointSizeF() * 1.3);
    QTextCharFormat quiet = format;
    quiet.setForeground(quietText(m_palette));
    QTextCharFormat link = format;
    const QUrl page = abstractPage(paper.id);
    link.setAnchor(true);
    link.setAnchorHref(page.toString(QUrl::FullyEncoded));
    link.setForeground(accent(m_palette));
    QTextCursor cursor(&head);
    addBlock(cursor, safeText(displayTitle(paper.title)), title, 0);
    addBlock(cursor, authorsOf(paper), quiet, 0.3 * m_em);
    if (!page.isEmpty())
        addBlock(cursor, shownUrl(page), link, 0.3 * m_em);
}

void PaperPages::fillText(QTextDocument &text, const Paper &paper) const
{
    const QList<TextTab> tabs = textTabs(paper.texts, QLocale());
    const int tab = preferredTab(tabs, m_style.textKey);
    if (tab < 0)
        return;
    const PaperText &shown = paper.texts[tabs[tab].text];
    const DocumentStyle style{.font = m_style.font, .palette = m_palette};
    if (shown.kind == TextKind::Abstract)
        fillTextDocument(text, shown.markdown, style);
    else
        fillDocument(text, shown.markdown, style);
}

void PaperPages::add(const Paper &paper)
{
    QTextDocument head;
    QTextDocument text;
    for (QTextDocument *document : {&head, &text}) {
        document->setUndoRedoEnabled(false);
        document->setDefaultFont(m_style.font);
        document->setDocumentMargin(0);
        document->setUseDesignMetrics(true);
    }
    fillHead(head, paper);
    fillText(text, paper);
    head.setTextWidth(m_width);
    text.setTextWidth(m_width);

    const qreal textTop = head.size().height() + 0.6 * m_em;
    std::vector<Stretch> lines = linesOf(head, 0, true);
    if (!text.isEmpty()) {
        std::vector<Stretch> more = linesOf(text, textTop, false);
        for (size_t i = 0; i + 1 < std::min<size_t>(more.size(), linesAfterHead); ++i)
            more[i].goesOn = true;
        lines.insert(lines.end(), more.begin(), more.end());
    } else if (!lines.empty()) {
        lines.back().goesOn = false;
    }
    const qreal height = text.isEmpty() ? head.size().height() : textTop + text.size().height();
    set({{head, 0}, {text, textTop}}, joined(lines), height);
}

std::vector<PaperPages::Stretch> PaperPages::linesOf(const QTextDocument &document, qreal top,
                                                     bool isHead)
{
    std::vector<Stretch> lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QRectF place = document.documentLayout()->blockBoundingRect(block);
        const bool isHeading = isHead || block.blockFormat().headingLevel() > 0;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QRectF line = block.layout()->lineAt(i).rect().translated(place.topLeft());
            lines.push_back({top + line.top(), top + line.bottom(), isHeading});
        }
    }
    return lines;
}

// Lines beside each other, as in the cells of a table, are one stretch.
std::vector<PaperPages::Stretch> PaperPages::joined(const std::vector<Stretch> &lines)
{
    constexpr qreal touch = 0.5; // pixels by which lines may overlap
    std::vector<Stretch> sorted = lines;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Stretch &left, const Stretch &right) {
        return left.top < right.top;
    });
    std::vector<Stretch> result;
    for (const Stretch &line : sorted) {
        const bool isPart =
            !result.empty() && (result.back().goesOn || line.top < result.back().bottom - touch);
        if (!isPart) {
            result.push_back(line);
            continue;
        }
        result.back().bottom = std::max(result.back().bottom, line.bottom);
        result.back().goesOn = line.goesOn;
    }
    return result;
}

// Paints the paper page by page: up to the last stretch that has room, then from the next one on.
void PaperPages::set(const std::vector<Part> &parts, const std::vector<Stretch> &stretches,
                     qreal height)
{
    if (m_used > 0)
        m_used += 2 * m_em;
    qreal from = 0;
    qreal end = 0; // of the stretches that have room
    for (const Stretch &stretch : stretches) {
        if (m_used > 0 && stretch.bottom - from > m_height - m_used) {
            paint(parts, from, end);
            beginPage();
            from = stretch.top;
        }
        while (stretch.bottom - from > m_height) { // longer than a page
            paint(parts, from, from + m_height);
            beginPage();
            from += m_height;
        }
        end = stretch.bottom;
    }
    paint(parts, from, std::min(height, from + m_height - m_used));
    m_used += height - from;
}

void PaperPages::paint(const std::vector<Part> &parts, qreal from, qreal to)
{
    for (const Part &part : parts) {
        const qreal top = std::max(from - part.top, 0.0);
        const qreal bottom = std::min(to - part.top, part.document.size().height());
        if (bottom <= top)
            continue;
        m_painter.save();
        m_painter.translate(0, m_used + part.top - from);
        part.document.drawContents(&m_painter, QRectF(0, top, m_width, bottom - top));
        m_painter.restore();
    }
}

void PaperPages::beginPage()
{
    m_newPage();
    ++m_page;
    m_used = 0;
    paintFooter();
}

void PaperPages::paintFooter()
{
    QFont small = m_style.font;
    small.setPixelSize(qRound(m_em * 0.85)); // points would be those of the device
    const QRectF line(0, m_height + m_em, m_width, 1.5 * m_em);
    const QString number = QString::number(m_page);
    const QFontMetricsF metrics(small);
    const qreal room = m_width - metrics.horizontalAdvance(number) - m_em;
    m_painter.save();
    m_painter.setFont(small);
    m_painter.setPen(quietText(m_palette));
    m_painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                       metrics.elidedText(safeText(m_style.footer), Qt::ElideRight, room));
    m_painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, number);
    m_painter.restore();
}

void PaperPages::finish()
{
    m_painter.end();
}

} // namespace broadsheet
