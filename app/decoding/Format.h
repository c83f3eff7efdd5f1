// Detects the format of a picture from its content, ignoring name and Content-Type. Pure functions.
#pragma once

#include <QByteArray>

namespace broadsheet {

enum class PictureFormat { Unknown, WebPage, Png, Jpeg, Gif, WebP, Bmp, Svg };

[[nodiscard]] PictureFormat pictureFormat(const QByteArray &body);

// False for a JPEG that ends inside its picture. libjpeg would fill the rest with grey.
[[nodiscard]] bool jpegIsWhole(const QByteArray &body);

// The PNG with only the chunks that are needed to show it. Compressed texts are dangerous: a
// thousand of them, a few kilobytes each, would unpack to gigabytes.
[[nodiscard]] QByteArray pngWithoutTexts(const QByteArray &body);

} // namespace broadsheet
