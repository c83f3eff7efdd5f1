#include "delegates/RowPicture.h"

#include "delegates/Colours.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/Paper.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionViewItem>

namespace broadsheet {

namespace {

void paintPlayBadge(QPainter &painter, const QRect &box)
{
    const QPointF centre = QRectF(box).center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));
    painter.drawEllipse(centre, 13.0, 13.0);
    painter.setBrush(Qt::white);
    painter.drawPolygon(
        QPolygonF{centre + QPointF(-4, -6), centre + QPointF(7, 0), centre + QPointF(-4, 6)});
}

} // namespace

void paintRowPicture(QPainter &painter, const QStyleOptionViewItem &option, const QRect &box,
                     const PaperRow &row, const PictureSource &pictures)
{
    QPainterPath frame;
    frame.addRoundedRect(box, 4, 4);
    painter.save();
    painter.setClipPath(frame, Qt::IntersectClip);
    painter.fillRect(box, placeholder(option.palette));

    const qreal scale = painter.device()->devicePixelRatioF();
    const QUrl media = mediaUrl(row.media);
    const QImage image = pictures && !media.isEmpty() && !isVideo(media)
                             ? pictures(media, rowPictureSize() * scale)
                             : QImage();
    if (image.isNull() && !row.hasVideo) { // a video has its badge in this place
        QFont font = option.font;
        font.setPointSizeF(option.font.pointSizeF() * 1.3);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(faintText(option.palette));
        painter.drawText(box, Qt::AlignCenter, initials(row.title));
    } else if (!image.isNull()) {
        // Fills the box; what does not fit is cut off equally on both sides.
        const QSizeF size = QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatioByExpanding);
        QRectF target(QPointF(0, 0), size);
        target.moveCenter(QRectF(box).center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, image);
    }
    if (row.hasVideo)
        paintPlayBadge(painter, box);
    painter.restore();
}

} // namespace broadsheet
