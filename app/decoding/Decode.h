// Decodes the bytes of a picture to an image of the size that is shown. Enforces fixed limits on
// pixels and memory, whatever the bytes claim. Any thread.
#pragma once

#include "base/Result.h"

#include <QImage>

namespace broadsheet {

// Sets Qt's own memory limit for one decoded image, in addition to ours. Call once per process.
void limitDecodedSize();

// Keeps the aspect ratio and never enlarges. `name` is what an error calls the picture: its
// address.
[[nodiscard]] Result<QImage> decodePicture(const QByteArray &body, QSize box, const QString &name);

// Scales down to `box`, keeps the aspect ratio and never enlarges. In a format that paints fast.
[[nodiscard]] QImage fitted(const QImage &image, QSize box);

// The same at once but rough, to be called while painting.
[[nodiscard]] QImage fittedFast(const QImage &image, QSize box);

} // namespace broadsheet
