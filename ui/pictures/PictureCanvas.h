// One picture that can be enlarged and moved. Keeps the place under the pointer, or the middle,
// when it is enlarged.
#pragma once

#include <QImage>
#include <QWidget>

namespace broadsheet {

class PictureCanvas final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    void setImage(const QImage &image); // all of it is shown, as large as it fits
    void sharpen(const QImage &image);  // the same picture with more pixels; shown as before
    [[nodiscard]] const QImage &image() const { return m_image; }

    void fit();
    void zoomTo(qreal scale);  // device pixels for a pixel of the image
    void zoomBy(int steps);    // doubles or halves in three steps
    void moveBy(QPointF part); // of the canvas; to the right and down
    [[nodiscard]] qreal scale() const;
    [[nodiscard]] bool isWhole() const { return m_isWhole; } // as after fit()

Q_SIGNALS:
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void zoomAround(QPointF place, qreal scale);
    void keepInside();
    void showHand();
    [[nodiscard]] qreal fittingScale() const;
    [[nodiscard]] QSizeF shownSize() const; // of the image, in widget coordinates

    QImage m_image;
    bool m_isWhole = true;
    qreal m_scale = 1; // unless it is whole
    QPointF m_topLeft; // of the image, in widget coordinates
    QPointF m_grabbed; // where the pointer holds the picture
};

} // namespace broadsheet
