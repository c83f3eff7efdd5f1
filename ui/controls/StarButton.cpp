#include "controls/StarButton.h"

#include "delegates/Colours.h"
#include "delegates/RowIcons.h"

#include <QPainter>

namespace broadsheet {

StarButton::StarButton(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Starred"));
}

void StarButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? hoveredRow(palette()) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    paintStar(painter, rect(), isChecked() ? StarLook::Filled : StarLook::Outlined, palette());
}

} // namespace broadsheet
