#include "columns/ColumnHandle.h"

#include "delegates/Colours.h"

#include <QPainter>

namespace broadsheet {

ColumnHandle::ColumnHandle(QSplitter *columns) : QSplitterHandle(Qt::Horizontal, columns)
{
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Drag to change the width, double-click for the usual one"));
}

// The columns have the same ground, so only the line is seen.
void ColumnHandle::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    const bool isHot = underMouse();
    const int thickness = isHot ? 3 : 1;
    painter.fillRect(QRect((QSplitterHandle::width() - thickness) / 2, 0, thickness, height()),
                     isHot ? accent(palette()) : hairline(palette()));
}

void ColumnHandle::mouseDoubleClickEvent(QMouseEvent * /*event*/)
{
    Q_EMIT resetRequested();
}

} // namespace broadsheet
