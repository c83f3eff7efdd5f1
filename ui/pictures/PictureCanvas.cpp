#include "pictures/PictureCanvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

constexpr qreal smallest = 0.05; // scales
constexpr qreal largest = 16;
constexpr qreal largestFit = 4; // a tiny picture is not blown up to the whole window
constexpr int stepsToDouble = 3;

} // namespace

PictureCanvas::PictureCanvas(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
}

void PictureCanvas::setImage(const QImage &image)
{
    m_image = image;
    fit();
}

void PictureCanvas::sharpen(const QImage &image)
{
    if (m_image.isNull() || m_isWhole)
        return setImage(image);
    m_scale *= qreal(m_image.width()) / image.width();
    m_image = image;
    keepInside();
    Q_EMIT scaleChanged();
}

qreal PictureCanvas::fittingScale() const
{
    if (m_image.isNull())
        return 1;
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    return std::min({room.width() / m_image.width(), room.height() / m_image.height(), largestFit});
}

qreal PictureCanvas::scale() const
{
    return m_isWhole ? fittingScale() : m_scale;
}

QSizeF PictureCanvas::shownSize() const
{
    return QSizeF(m_image.size()) * scale() / devicePixelRatioF();
}

void PictureCanvas::fit()
{
    m_isWhole = true;
    keepInside();
    Q_EMIT scaleChanged();
}

void PictureCanvas::zoomTo(qreal scale)
{
    zoomAround(QRectF(rect()).center(), scale);
}

void PictureCanvas::zoomBy(int steps)
{
    zoomTo(scale() * std::exp2(qreal(steps) / stepsToDouble));
}

void PictureCanvas::zoomAround(QPointF place, qreal scale)
{
    if (m_image.isNull())
        return;
    const qreal before = this->scale();
    m_scale = std::clamp(scale, std::min(smallest, fittingScale()), largest);
    m_isWhole = false;
    m_topLeft = place - (place - m_topLeft) * (m_scale / before);
    keepInside();
    Q_EMIT scaleChanged();
}

void PictureCanvas::moveBy(QPointF part)
{
    m_topLeft -= QPointF(part.x() * width(), part.y() * height());
    keepInside();
}

// Along each side the picture is in the middle, or fills the canvas.
void PictureCanvas::keepInside()
{
    const QSizeF shown = shownSize();
    const auto inside = [](qreal place, qreal room, qreal length) {
        return length <= room ? (room - length) / 2 : std::clamp(place, room - length, 0.0);
    };
    m_topLeft = {inside(m_topLeft.x(), width(), shown.width()),
                 inside(m_topLeft.y(), height(), shown.height())};
    showHand();
    update();
}

void PictureCanvas::showHand()
{
    const QSizeF shown = shownSize();
    const bool canMove = shown.width() > width() + 1 || shown.height() > height() + 1;
    setCursor(canMove ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PictureCanvas::paintEvent(QPaintEvent * /*event*/)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    // Single pixels are what one wants to see when they are this large.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() < 3);
    painter.drawImage(QRectF(m_topLeft, shownSize()), m_image);
}

void PictureCanvas::resizeEvent(QResizeEvent * /*event*/)
{
    keepInside();
    if (m_isWhole)
        Q_EMIT scaleChanged();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    constexpr qreal notch = 120;
    const qreal steps = event->angleDelta().y() / notch;
    if (steps != 0)
        zoomAround(event->position(), scale() * std::exp2(steps / stepsToDouble));
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || cursor().shape() != Qt::OpenHandCursor)
        return QWidget::mousePressEvent(event);
    m_grabbed = event->position() - m_topLeft;
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (cursor().shape() != Qt::ClosedHandCursor)
        return QWidget::mouseMoveEvent(event);
    m_topLeft = event->position() - m_grabbed;
    keepInside();
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    showHand();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mouseDoubleClickEvent(event);
    if (m_isWhole)
        zoomAround(event->position(), 1);
    else
        fit();
}

} // namespace broadsheet
