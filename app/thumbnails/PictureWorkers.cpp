#include "thumbnails/PictureWorkers.h"

#include "base/Limits.h"

#include <QtConcurrentRun>

namespace broadsheet {

PictureWorkers::PictureWorkers(const QString &decoder, const QString &folder, qint64 diskBytes)
    : m_copies(folder, diskBytes), m_decoders(decoder)
{
    for (QThreadPool *threads : {&m_disk, &m_decoding}) {
        threads->setMaxThreadCount(2);
        threads->setThreadPriority(QThread::LowPriority);
    }
    m_idle.setSingleShot(true);
    m_idle.setInterval(maxDecoderIdleTime);
    m_idle.callOnTimeout([this] { m_decoding.start([this] { m_decoders.endIdle(); }); });
}

PictureWorkers::~PictureWorkers()
{
    m_disk.clear();
    m_decoding.clear();
    m_decoders.stop(); // quitting never waits for a picture
}

QFuture<CopiesOnDisk> PictureWorkers::readCopies(const QUrl &url, const QList<QSize> &boxes,
                                                 const QDateTime &now)
{
    return QtConcurrent::run(&m_disk, [this, url, boxes, now] {
        return broadsheet::readCopies(m_copies, url, boxes, now);
    });
}

void PictureWorkers::expectPicture()
{
    if (!m_idle.isActive())
        m_decoding.start([this] { m_decoders.prepare(); });
    m_idle.start();
}

QFuture<Result<DecodedPicture>>
PictureWorkers::decode(const QByteArray &body, const QList<QSize> &boxes, const QString &name)
{
    m_idle.start();
    return QtConcurrent::run(&m_decoding, [this, body, boxes, name] {
        return decodeForBoxes(m_decoders, body, boxes, name);
    });
}

// On a pool, so that the picture is shown first: writing to disk takes longer than the rest.
void PictureWorkers::keepCopies(const QUrl &url, const DecodedPicture &picture,
                                const QDateTime &freshUntil, bool mayKeep, bool isOther)
{
    m_disk.start([this, url, picture, freshUntil, mayKeep, isOther] {
        if (isOther || !mayKeep)
            m_copies.remove(url);
        if (mayKeep)
            saveCopies(m_copies, url, picture, freshUntil);
    });
}

void PictureWorkers::removeCopies(const QUrl &url)
{
    m_disk.start([this, url] { m_copies.remove(url); });
}

} // namespace broadsheet
