// What a file is by its content, whatever its name and Content-Type say, and whether it is whole.
#pragma once

#include <QByteArray>

namespace broadsheet {

enum class PictureFormat { Unknown, WebPage, Png, Jpeg, Gif, WebP, Bmp, Svg };

[[nodiscard]] PictureFormat pictureFormat(const QByteArray &body);

// False for a JPEG that ends within its picture: libjpeg would fill the rest with grey.
[[nodiscard]] bool jpegIsWhole(const QByteArray &body);

// The PNG without what is not needed to show it. Compressed texts are the danger: a thousand of
// them, a few kilobytes each, would unpack to gigabytes.
[[nodiscard]] QByteArray pngWithoutTexts(const QByteArray &body);

} // namespace broadsheet
