#include "decoding/Format.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

constexpr QByteArrayView pngSignature("\x89PNG\r\n\x1a\n", 8); // PNG specification, section 5.2

PictureFormat markupFormat(const QByteArray &body)
{
    QByteArray start = body.left(4096).toLower();
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    start = start.trimmed();
    if (!start.startsWith('<'))
        return PictureFormat::Unknown;
    if (start.contains("<html") || start.contains("<!doctype html"))
        return PictureFormat::WebPage;
    return start.contains("<svg") ? PictureFormat::Svg : PictureFormat::Unknown;
}

} // namespace

PictureFormat pictureFormat(const QByteArray &body)
{
    const auto at = [&body](qsizetype offset, QByteArrayView magic) {
        return body.size() >= offset && QByteArrayView(body).sliced(offset).startsWith(magic);
    };
    if (at(0, pngSignature))
        return PictureFormat::Png;
    if (at(0, "\xff\xd8\xff"))
        return PictureFormat::Jpeg;
    if (at(0, "GIF87a") || at(0, "GIF89a"))
        return PictureFormat::Gif;
    if (at(0, "RIFF") && at(8, "WEBP"))
        return PictureFormat::WebP;
    if (at(0, "BM"))
        return PictureFormat::Bmp;
    return markupFormat(body);
}

bool jpegIsWhole(const QByteArray &body)
{
    // Skips the segments before the start of scan (ITU-T T.81, annex B). An EXIF preview in them
    // has an end marker of its own, so only a later one counts.
    constexpr uchar startOfScan = 0xda;
    const auto byte = [&body](qsizetype at) { return uchar(body[at]); };
    qsizetype at = 2;
    while (at + 4 <= body.size() && byte(at) == 0xff && byte(at + 1) != startOfScan) {
        const bool isFill = byte(at + 1) == 0xff;
        at += isFill ? 1 : 2 + qFromBigEndian<quint16>(body.constData() + at + 2);
    }
    return at < body.size() && body.indexOf(QByteArrayView("\xff\xd9"), at) >= 0;
}

QByteArray pngWithoutTexts(const QByteArray &body)
{
    constexpr std::array<QByteArrayView, 7> neededChunks{"IHDR", "PLTE", "tRNS", "gAMA",
                                                         "sRGB", "IDAT", "IEND"};
    QByteArray kept = pngSignature.toByteArray();
    kept.reserve(body.size());
    qsizetype at = pngSignature.size();
    while (at + 8 <= body.size()) { // length, type, data, checksum
        const qsizetype length = qFromBigEndian<quint32>(body.constData() + at) + qsizetype(12);
        const QByteArrayView type = QByteArrayView(body).sliced(at + 4, 4);
        if (std::find(neededChunks.begin(), neededChunks.end(), type) != neededChunks.end())
            kept.append(body.constData() + at, std::min(length, body.size() - at));
        at += length;
    }
    return kept;
}

} // namespace broadsheet
