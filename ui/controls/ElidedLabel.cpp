#include "controls/ElidedLabel.h"

#include <QPainter>

#include <algorithm>

namespace broadsheet {

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * 14), whole.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    if (QLabel::minimumSizeHint().width() <= width())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect room = contentsRect();
    painter.drawText(room, int(alignment()),
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace broadsheet
