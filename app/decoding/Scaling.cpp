#include "decoding/Scaling.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool isOpaque(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (!std::all_of(line, line + image.width(), [](QRgb c) { return qAlpha(c) == 255; }))
            return false;
    }
    return true;
}

} // namespace

QSize fittedSize(QSize size, QSize box)
{
    if (size.width() <= box.width() && size.height() <= box.height())
        return size;
    const QSize fitting = size.toSizeF().scaled(box, Qt::KeepAspectRatio).toSize();
    return fitting.boundedTo(box).expandedTo({1, 1}); // rounded; QSize::scaled() truncates
}

QImage fitted(const QImage &image, QSize box)
{
    // Scaling is fastest in these two formats, and they are painted without another conversion.
    const QImage plain = image.convertToFormat(
        image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    const QSize size = fittedSize(plain.size(), box);
    QImage scaled = size == plain.size()
                        ? plain
                        : plain.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    // Many opaque pictures have an alpha channel. Without it the copy becomes a small JPEG.
    if (scaled.hasAlphaChannel() && isOpaque(scaled))
        return std::move(scaled).convertToFormat(QImage::Format_RGB32);
    return scaled;
}

QImage fittedFast(const QImage &image, QSize box)
{
    const bool fits = image.width() <= box.width() && image.height() <= box.height();
    return fits ? image : image.scaled(box, Qt::KeepAspectRatio, Qt::FastTransformation);
}

} // namespace broadsheet
