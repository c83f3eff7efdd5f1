#include "figures/FigureList.h"

#include "figures/FigureDelegate.h"
#include "figures/FigureModel.h"
#include "figures/FigureStrip.h"

#include <QEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cstdlib>

namespace broadsheet {

FigureList::FigureList(FigureModel &model, QWidget *parent) : QListView(parent), m_model(&model)
{
    setModel(&model);
    setItemDelegate(new FigureDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setSpacing(FigureStrip::padding);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setCursor(Qt::PointingHandCursor);
}

QSize FigureList::sizeHint() const
{
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {0, FigureDelegate::heightFor(fontMetrics()) + 2 * spacing() + bar};
}

void FigureList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

void FigureList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    const QRect seen = viewport()->visibleRegion().boundingRect();
    QList<int> rows;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row)
        if (!m_model->hasImage(row) && visualRect(m_model->index(row)).intersects(seen))
            rows.append(row);
    if (!rows.isEmpty())
        Q_EMIT missing(rows);
}

void FigureList::wheelEvent(QWheelEvent *event)
{
    if (std::abs(event->angleDelta().y()) > std::abs(event->angleDelta().x()))
        event->ignore();
    else
        QListView::wheelEvent(event);
}

} // namespace broadsheet
