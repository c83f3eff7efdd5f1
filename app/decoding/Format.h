// Detects the format of a picture from its content, ignoring name and Content-Type. Pure functions.
#pragma once

#include <QByteArray>

namespace broadsheet {

enum class PictureFormat { Unknown, WebPage, Png, Jpeg, Gif, WebP, Bmp, Svg };

[[nodiscard]] PictureFormat pictureFormat(const QByteArray &body);

// The name by which QImageReader knows the format; empty for those that it does not read.
[[nodiscard]] QByteArray readerFormat(PictureFormat format);

struct JpegScans
{
    int count = 0;        // a progressive JPEG has about ten; each is another pass over all pixels
    bool isWhole = false; // false when it ends inside the picture: libjpeg fills the rest with grey
};

[[nodiscard]] JpegScans jpegScans(const QByteArray &body);

// The PNG with only the chunks that are needed to show it. Compressed texts are dangerous: a
// thousand of them, a few kilobytes each, would unpack to gigabytes.
[[nodiscard]] QByteArray pngWithoutTexts(const QByteArray &body);

} // namespace broadsheet
