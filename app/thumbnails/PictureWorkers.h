// The threads that do the slow parts of showing a picture, see PictureWork.h, and what they work
// with: the copies on disk and the processes that decode. GUI thread; the destructor waits for disk
// work only.
#pragma once

#include "decoding/Decoders.h"
#include "thumbnails/PictureWork.h"
#include "thumbnails/ScaledCopies.h"

#include <QFuture>
#include <QThreadPool>
#include <QTimer>

namespace broadsheet {

class PictureWorkers final
{
public:
    // `decoder` is the path of broadsheet-decoder. See ScaledCopies for the others.
    PictureWorkers(const QString &decoder, const QString &folder, qint64 diskBytes);
    ~PictureWorkers();
    Q_DISABLE_COPY_MOVE(PictureWorkers)

    [[nodiscard]] QFuture<CopiesOnDisk> readCopies(const QUrl &url, const QList<QSize> &boxes,
                                                   const QDateTime &now);

    // Starts a decoder if there is none: a picture will come soon.
    void expectPicture();
    // `name` is what an error calls the picture.
    [[nodiscard]] QFuture<Result<DecodedPicture>>
    decode(const QByteArray &body, const QList<QSize> &boxes, const QString &name);

    // `mayKeep` is what the server allows; `isOther` says that older copies show another picture.
    void keepCopies(const QUrl &url, const DecodedPicture &picture, const QDateTime &freshUntil,
                    bool mayKeep, bool isOther);
    void removeCopies(const QUrl &url);

private:
    ScaledCopies m_copies;
    Decoders m_decoders;
    QTimer m_idle; // ends the decoders when no picture has come for a while
    // The last members: their threads use the others until they are destroyed. Two pools, so that
    // copies on disk are read while hostile pictures take their time.
    QThreadPool m_disk;
    QThreadPool m_decoding;
};

} // namespace broadsheet
