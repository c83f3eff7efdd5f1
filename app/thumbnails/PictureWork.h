// The slow parts of showing a picture, which Thumbnails runs on its pool: reading the scaled copies
// from disk, and decoding what came from the network into all sizes that are wanted. Any thread.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QImage>
#include <QList>
#include <QUrl>

namespace broadsheet {

class Decoders;
class ScaledCopies;

// The address as it appears in messages: without user name and password, and not too long.
[[nodiscard]] QString displayName(const QUrl &url);

struct SizedImage
{
    QSize box; // the size that was asked for; the image may be smaller
    QImage image;
};

inline constexpr QSize anyBox; // stands for a picture of another size, until the right one is there

struct CopiesOnDisk
{
    QList<SizedImage> images; // for each box that has a copy, else one for anyBox if there is any
    QByteArray source;        // hash of the bytes that the copies were made from; empty: no copies
    bool isStale = false;
};

[[nodiscard]] CopiesOnDisk readCopies(ScaledCopies &copies, const QUrl &url,
                                      const QList<QSize> &boxes, const QDateTime &now);

struct DecodedPicture
{
    QList<SizedImage> images; // one for each box
    QList<SizedImage> copies; // to be kept on disk
    QByteArray source;        // hash of the bytes
};

// `name` is what an error calls the picture.
[[nodiscard]] Result<DecodedPicture> decodeForBoxes(Decoders &decoders, const QByteArray &body,
                                                    const QList<QSize> &boxes, const QString &name);

void saveCopies(ScaledCopies &copies, const QUrl &url, const DecodedPicture &picture,
                const QDateTime &freshUntil);

} // namespace broadsheet
