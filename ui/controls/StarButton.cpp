#include "controls/StarButton.h"

#include "controls/StateButton.h"
#include "delegates/Colours.h"
#include "delegates/RowIcons.h"
#include "papers/SafeText.h"

#include <QPainter>

#include <algorithm>

namespace broadsheet {

StarButton::StarButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Starred"));
    askWhenPressed(*this, [this](bool on) { Q_EMIT starRequested(on); });
    setStarred(false);
}

void StarButton::setStarred(bool on)
{
    showState(*this, on);
    setToolTip(literalToolTip(on ? m_unstarHint : m_starHint));
}

void StarButton::setHints(const QString &star, const QString &unstar)
{
    m_starHint = star;
    m_unstarHint = unstar;
    setStarred(isChecked());
}

QSize StarButton::sizeHint() const
{
    const int side = std::max(28, fontMetrics().height() + 8);
    return {side, side};
}

void StarButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? hoveredRow(palette()) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    paintStar(painter, rect(), fontMetrics().height(),
              isChecked() ? StarLook::Filled : StarLook::Outlined, palette());
}

} // namespace broadsheet
