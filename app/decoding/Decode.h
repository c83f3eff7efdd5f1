// Decodes the bytes of a picture to an image of the size that is shown. Enforces fixed limits on
// pixels, scans and details, whatever the bytes claim. Hostile bytes can still take any time, so
// the program calls this in a decoder process only, see DecoderProcess. Any thread.
#pragma once

#include "decoding/PictureFault.h"

namespace broadsheet {

// Sets Qt's own memory limit for one decoded image, in addition to ours. Call once per process.
void limitDecodedSize();

// Keeps the aspect ratio and never enlarges. In a format that paints fast, see fitted().
[[nodiscard]] DecodedImage decodePicture(const QByteArray &body, QSize box);

} // namespace broadsheet
