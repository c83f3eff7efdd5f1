#include "thumbnails/PictureWork.h"

#include "decoding/Channel.h"
#include "decoding/Decoders.h"
#include "decoding/Scaling.h"
#include "papers/Links.h"
#include "thumbnails/ScaledCopies.h"
#include "thumbnails/Thumbnails.h"

#include <QCryptographicHash>

namespace broadsheet {

static_assert(Thumbnails::fullSize == channel::maxBox);

namespace {

bool isLargerThanCopies(QSize box)
{
    return box.expandedTo(copySize(box)) != copySize(box);
}

} // namespace

QString displayName(const QUrl &url)
{
    return shownUrl(url);
}

CopiesOnDisk readCopies(ScaledCopies &copies, const QUrl &url, const QList<QSize> &boxes,
                        const QDateTime &now)
{
    CopiesOnDisk found;
    const auto add = [&found, &now](QSize box, const ScaledCopy &copy) {
        found.images.append({box, box.isEmpty() ? copy.image : fitted(copy.image, box)});
        found.source = copy.source;
        found.isStale |= copy.freshUntil <= now;
    };
    for (const QSize box : boxes)
        if (const std::optional<ScaledCopy> copy = copies.load(url, box))
            add(box, *copy);
    if (found.images.size() < boxes.size())
        if (const std::optional<ScaledCopy> copy = copies.loadLargest(url))
            add(anyBox, *copy);
    return found;
}

Result<DecodedPicture> decodeForBoxes(Decoders &decoders, const QByteArray &body,
                                      const QList<QSize> &boxes, const QString &name)
{
    QSize largest;
    for (const QSize box : boxes)
        largest = largest.expandedTo(isLargerThanCopies(box) ? box : copySize(box));
    const DecodedImage picture = decoders.decode(body, largest);
    if (!picture)
        return Failure(errorOf(picture.error(), name));

    DecodedPicture made;
    made.source = QCryptographicHash::hash(body, QCryptographicHash::Sha1);
    for (const QSize box : boxes) {
        made.copies.append({box, fitted(*picture, copySize(box))});
        made.images.append(
            {box, fitted(isLargerThanCopies(box) ? *picture : made.copies.last().image, box)});
    }
    return made;
}

void saveCopies(ScaledCopies &copies, const QUrl &url, const DecodedPicture &picture,
                const QDateTime &freshUntil)
{
    for (const SizedImage &copy : picture.copies)
        copies.save(url, copy.box,
                    {.image = copy.image, .source = picture.source, .freshUntil = freshUntil});
}

} // namespace broadsheet
