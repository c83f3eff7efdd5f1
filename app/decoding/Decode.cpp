#include "decoding/Decode.h"

#include "base/Limits.h"
#include "decoding/Format.h"
#include "decoding/SvgPicture.h"
#include "decoding/Tr.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace broadsheet {

namespace {

QByteArray readerFormat(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "png";
    case PictureFormat::Jpeg:
        return "jpeg";
    case PictureFormat::Gif:
        return "gif";
    case PictureFormat::WebP:
        return "webp";
    case PictureFormat::Bmp:
        return "bmp";
    case PictureFormat::Svg:
    case PictureFormat::WebPage:
    case PictureFormat::Unknown:
        break;
    }
    return {};
}

Failure noPicture(PictureFormat format, const QByteArray &body, const QString &name)
{
    if (body.isEmpty())
        return failure(ErrorKind::Malformed, DecodingTr::tr("The picture %1 is empty.").arg(name));
    if (format == PictureFormat::WebPage)
        return failure(ErrorKind::Malformed,
                       DecodingTr::tr("%1 is a web page, not a picture.").arg(name));
    return failure(
        ErrorKind::Malformed,
        DecodingTr::tr("%1 is not a picture of a known kind (PNG, JPEG, WebP, GIF, BMP, SVG).")
            .arg(name));
}

Failure damaged(const QString &name, const QString &detail = {})
{
    return failure(ErrorKind::Malformed, DecodingTr::tr("The picture %1 is damaged.").arg(name),
                   detail);
}

QSize fittedSize(QSize size, QSize box)
{
    if (size.width() <= box.width() && size.height() <= box.height())
        return size;
    const QSize fitting = size.toSizeF().scaled(box, Qt::KeepAspectRatio).toSize();
    return fitting.boundedTo(box).expandedTo({1, 1}); // rounded; QSize::scaled() truncates
}

bool isOpaque(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (!std::all_of(line, line + image.width(), [](QRgb c) { return qAlpha(c) == 255; }))
            return false;
    }
    return true;
}

Result<QImage> readRaster(const QByteArray &body, PictureFormat format, QSize box,
                          const QString &name)
{
    QByteArray bytes = format == PictureFormat::Png ? pngWithoutTexts(body) : body;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, readerFormat(format));
    reader.setAutoDetectImageFormat(false); // already detected from the content
    reader.setAutoTransform(true);

    const QSize size = reader.size();
    if (size.isEmpty())
        return damaged(name, reader.errorString());
    if (qint64(size.width()) * size.height() > maxPicturePixels)
        return failure(ErrorKind::TooLarge,
                       DecodingTr::tr("The picture %1 is too large: %2 × %3 pixels.")
                           .arg(name)
                           .arg(size.width())
                           .arg(size.height()));
    // libjpeg does much less work when it decodes to a fraction of the size. For the other formats
    // decoding in full and scaling once is faster.
    if (format == PictureFormat::Jpeg) {
        const bool turned =
            reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
        reader.setScaledSize(fittedSize(size, turned ? box.transposed() : box));
    }
    QImage image;
    if ((format == PictureFormat::Jpeg && !jpegIsWhole(body)) || !reader.read(&image))
        return damaged(name, reader.errorString());
    return image;
}

} // namespace

void limitDecodedSize()
{
    QImageReader::setAllocationLimit(maxPictureMebibytes);
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

Result<QImage> decodePicture(const QByteArray &body, QSize box, const QString &name)
{
    const PictureFormat format = pictureFormat(body);
    if (format == PictureFormat::Svg)
        return renderSvg(body, box, name);
    if (readerFormat(format).isEmpty())
        return noPicture(format, body, name);
    const Result<QImage> image = readRaster(body, format, box, name);
    return image ? Result<QImage>(fitted(*image, box)) : image;
}

} // namespace broadsheet
