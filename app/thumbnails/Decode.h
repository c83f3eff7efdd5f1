// From the bytes of a picture to an image of the size shown. Runs on any thread; keeps to fixed
// limits whatever the bytes claim.
#pragma once

#include "base/Result.h"

#include <QImage>

namespace broadsheet {

// To be called once per process: Qt's own ceiling for one decoded image, besides ours.
void limitDecodedSize();

// `name` is how an error calls the picture: its address.
[[nodiscard]] Result<QImage> decodePicture(const QByteArray &body, QSize box, const QString &name);

// Within `box`, aspect kept, never larger than the image is. Ready to be painted.
[[nodiscard]] QImage fitted(const QImage &image, QSize box);

} // namespace broadsheet
