#include "decoding/Decode.h"

#include "base/Limits.h"
#include "decoding/Format.h"
#include "decoding/Scaling.h"
#include "decoding/SvgPicture.h"

#include <QBuffer>
#include <QImageReader>

namespace broadsheet {

namespace {

DecodedImage readRaster(const QByteArray &body, PictureFormat format, QSize box)
{
    QByteArray bytes = format == PictureFormat::Png ? pngWithoutTexts(body) : body;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, readerFormat(format));
    reader.setAutoDetectImageFormat(false); // already detected from the content
    reader.setAutoTransform(true);

    const QSize size = reader.size();
    if (size.isEmpty())
        return fault(PictureProblem::Damaged);
    if (qint64(size.width()) * size.height() > maxPicturePixels)
        return fault(PictureProblem::TooManyPixels, size);
    if (format == PictureFormat::Jpeg) {
        const JpegScans scans = jpegScans(body);
        if (!scans.isWhole)
            return fault(PictureProblem::Damaged);
        if (scans.count > maxPictureScans)
            return fault(PictureProblem::TooManyScans);
        // libjpeg does much less work when it decodes to a fraction of the size. For the other
        // formats decoding in full and scaling once is faster.
        const bool turned =
            reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
        reader.setScaledSize(fittedSize(size, turned ? box.transposed() : box));
    }
    QImage image;
    if (!reader.read(&image))
        return fault(PictureProblem::Damaged);
    return fitted(image, box);
}

} // namespace

void limitDecodedSize()
{
    QImageReader::setAllocationLimit(maxPictureMebibytes);
}

DecodedImage decodePicture(const QByteArray &body, QSize box)
{
    const PictureFormat format = pictureFormat(body);
    if (body.isEmpty())
        return fault(PictureProblem::Empty);
    if (format == PictureFormat::WebPage)
        return fault(PictureProblem::WebPage);
    if (format == PictureFormat::Unknown)
        return fault(PictureProblem::UnknownFormat);
    return format == PictureFormat::Svg ? renderSvg(body, box) : readRaster(body, format, box);
}

} // namespace broadsheet
