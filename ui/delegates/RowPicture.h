// The small picture in a row of the list: the title's initials while there is none, and a badge if
// the paper has a video.
#pragma once

#include <QImage>
#include <QSize>
#include <QUrl>

#include <functional>

class QPainter;
class QStyleOptionViewItem;

namespace broadsheet {

struct PaperRow;

// The picture at `media` in this size; null while it is not there. Called while painting, so it
// must not block.
using PictureSource = std::function<QImage(const QUrl &media, QSize devicePixels)>;

[[nodiscard]] inline QSize rowPictureSize() // logical pixels, 16:9
{
    return {96, 54};
}

// `box` has the size above.
void paintRowPicture(QPainter &painter, const QStyleOptionViewItem &option, const QRect &box,
                     const PaperRow &row, const PictureSource &pictures);

} // namespace broadsheet
