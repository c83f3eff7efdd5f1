// What the program and its decoder process share: a block of memory that holds the picture's bytes
// and then the pixels, and a socket for one small message each way. Both ends are of one build, so
// the messages have no version.
#pragma once

#include "base/Limits.h"
#include "decoding/PictureFault.h"

namespace broadsheet::channel {

inline constexpr int socketFile = 3; // file descriptors in the decoder
inline constexpr int memoryFile = 4;

inline constexpr QSize maxBox(4096, 4096);
inline constexpr qsizetype bodyCapacity = maxPictureBytes;
inline constexpr qsizetype pixelsCapacity = qsizetype(4) * maxBox.width() * maxBox.height();
inline constexpr qsizetype memorySize = bodyCapacity + pixelsCapacity;

struct Request
{
    qint64 bodySize = 0;
    QSize box;
};

// Pixels are 4 bytes each, rows follow each other without a gap.
struct Reply
{
    bool isDecoded = false;
    bool hasAlpha = false;
    PictureProblem problem = PictureProblem::Damaged; // when it is not decoded
    QSize size;                                       // of the image, or what the picture claims
};

[[nodiscard]] inline QImage::Format pixelFormat(bool hasAlpha)
{
    return hasAlpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
}

// The argument that makes a decoder for drawings, which needs fonts and starts more slowly.
inline constexpr auto drawingsOption = "--drawings";

} // namespace broadsheet::channel
