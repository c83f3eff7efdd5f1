#include "controls/Chip.h"

#include "delegates/Colours.h"
#include "delegates/TagHues.h"
#include "papers/SafeText.h"
#include "text/MatchMarks.h"
#include "text/SmallFont.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int sidePadding = 9;

} // namespace

Chip::Chip(const QString &text)
{
    setText(shownLine(text));
    setShortcut({}); // "&" in a name is no key
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void Chip::setTerms(const QStringList &terms)
{
    if (std::exchange(m_terms, terms) != terms)
        update();
}

void Chip::setRemovable(bool removable)
{
    m_isRemovable = removable;
    updateGeometry();
    update();
}

void Chip::setHue(const QColor &hue)
{
    m_hue = hue;
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(smallFont(font()));
    return {metrics.horizontalAdvance(shown()) + 2 * sidePadding,
            std::max(metrics.height() + 6, 24)}; // WCAG 2.2: minimum target size
}

void Chip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(hairline(palette())));
    painter.setBrush(underMouse()      ? selectedRow(palette())
                     : m_hue.isValid() ? tagGround(palette(), m_hue)
                                       : hoveredRow(palette()));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(smallFont(font()));
    const QRect inner = rect().adjusted(sidePadding, 0, -sidePadding, 0);
    const QString line =
        painter.fontMetrics().elidedText(shown(), Qt::ElideRight, inner.width() + 1);
    paintMatches(painter, inner, line, m_terms, palette());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, line);
}

QString Chip::shown() const
{
    return m_isRemovable ? text() + u"  ×"_s : text();
}

} // namespace broadsheet
