#include "foryou/PaperLink.h"

#include "delegates/Colours.h"
#include "delegates/RowText.h"
#include "papers/DisplayText.h"
#include "papers/SafeText.h"
#include "text/SmallFont.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxTitleLines = 2;

} // namespace

PaperLink::PaperLink(const PaperRow &paper, const QString &below)
    : m_below(below), m_isUnread(!paper.state.read)
{
    setText(shownTitle(paper.title));
    setShortcut({}); // "&" in a title is no key
    QStringList said{text()};
    if (m_isUnread)
        said.append(tr("unread"));
    if (!below.isEmpty())
        said.append(below);
    setAccessibleName(said.join(u", "_s));
    setToolTip(literalToolTip(text()));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont PaperLink::titleFont() const
{
    QFont font = this->font();
    if (m_isUnread)
        font.setWeight(QFont::DemiBold);
    return font;
}

QSize PaperLink::sizeHint() const
{
    return {0, heightForWidth(20 * fontMetrics().height())};
}

int PaperLink::heightForWidth(int width) const
{
    const RowLines lines = linesOf(text(), titleFont(), width - 2 * padding, maxTitleLines);
    return int(lines.begins.size()) * QFontMetrics(titleFont()).height() +
           (m_below.isEmpty() ? 0 : QFontMetrics(smallFont(font())).height()) + 2 * padding;
}

void PaperLink::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(hoveredRow(palette()));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    const QFont large = titleFont();
    const QStringList noTerms;
    const RowLines lines = linesOf(text(), large, inner.width(), maxTitleLines);
    painter.setPen(palette().color(QPalette::Text));
    paintLines(painter, inner, text(), lines,
               {.font = large, .palette = palette(), .terms = noTerms});
    const QFont small = smallFont(font());
    const QRect line =
        inner.adjusted(0, int(lines.begins.size()) * QFontMetrics(large).height(), 0, 0);
    painter.setPen(faintText(palette()));
    paintLine(painter, line, m_below, {.font = small, .palette = palette(), .terms = noTerms});
}

} // namespace broadsheet
