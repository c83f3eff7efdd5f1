#include "decoding/Format.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

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

QByteArray readerFormat(PictureFormat format)
{
    static constexpr std::array<std::pair<PictureFormat, const char *>, 5> names{{
        {PictureFormat::Png, "png"},
        {PictureFormat::Jpeg, "jpeg"},
        {PictureFormat::Gif, "gif"},
        {PictureFormat::WebP, "webp"},
        {PictureFormat::Bmp, "bmp"},
    }};
    const auto *const found = std::find_if(
        names.begin(), names.end(), [format](const auto &name) { return name.first == format; });
    return found == names.end() ? QByteArray() : QByteArray(found->second);
}

// Walks from marker to marker (ITU-T T.81, annex B). Segments are skipped by their length: an EXIF
// preview in one has markers of its own. The data of a scan goes on to the next byte 0xff that is
// followed by a marker's code.
JpegScans jpegScans(const QByteArray &body)
{
    constexpr uchar startOfScan = 0xda;
    constexpr uchar endOfImage = 0xd9;
    const auto byte = [&body](qsizetype at) { return uchar(body[at]); };
    const auto isBare = [](uchar code) { // has no length and no content
        return code == 0x00 || code == 0x01 || (code >= 0xd0 && code <= 0xd8);
    };
    JpegScans scans;
    for (qsizetype at = 2; (at = body.indexOf('\xff', at)) >= 0 && at + 1 < body.size();) {
        const uchar code = byte(at + 1);
        if (code == endOfImage && scans.count > 0) {
            scans.isWhole = true;
            break;
        }
        if (code == startOfScan)
            ++scans.count;
        if (code == 0xff) // fills
            ++at;
        else if (isBare(code) || code == endOfImage || at + 4 > body.size())
            at += 2;
        else
            at += 2 + qFromBigEndian<quint16>(body.constData() + at + 2);
    }
    return scans;
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
