#include "thumbnails/ScaledCopies.h"

#include "base/Clock.h"
#include "base/Logging.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QSaveFile>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr std::array copySizes{QSize(160, 90), QSize(320, 180), QSize(640, 360), QSize(1280, 720),
                               QSize(2560, 1440)};
constexpr quint32 fileMagic = 0x42535443; // "BSTC"
constexpr qint64 maxFileBytes = 16 * 1024 * 1024;
constexpr qint64 touchAfterSeconds = 3600;
constexpr int jpegQuality = 85;

QByteArray sha1(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

// The content of a file: magic, source, expiry, checksum of the picture, and the picture as JPEG,
// or as PNG when it has an alpha channel.
struct Stored
{
    QByteArray source;
    qint64 freshUntil = 0; // milliseconds since 1970, UTC
    QByteArray picture;
};

QByteArray packed(const Stored &stored)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << fileMagic << stored.source << stored.freshUntil << sha1(stored.picture)
        << stored.picture;
    return bytes;
}

std::optional<Stored> readStored(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxFileBytes)
        return std::nullopt;
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 magic = 0;
    QByteArray sum;
    Stored stored;
    in >> magic >> stored.source >> stored.freshUntil >> sum >> stored.picture;
    const bool whole = in.status() == QDataStream::Ok && in.atEnd() && magic == fileMagic &&
                       sum == sha1(stored.picture);
    return whole ? std::optional(stored) : std::nullopt;
}

QByteArray encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (image.hasAlphaChannel())
        image.save(&buffer, "png");
    else
        image.save(&buffer, "jpeg", jpegQuality);
    return bytes;
}

QImage decoded(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, bytes.startsWith("\xff\xd8") ? "jpeg" : "png").read();
}

// Marks the copy as used, to the hour. The modification time is compared with those of other files,
// so this is the computer's clock and not an injected one.
void touch(const QString &path)
{
    QFile file(path);
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime used = file.fileTime(QFile::FileModificationTime);
    if (used.secsTo(now) > touchAfterSeconds && file.open(QIODevice::ReadWrite))
        file.setFileTime(now, QFile::FileModificationTime);
}

} // namespace

QSize copySize(QSize box)
{
    for (const QSize size : copySizes)
        if (box.width() <= size.width() && box.height() <= size.height())
            return size;
    return copySizes.back();
}

ScaledCopies::ScaledCopies(QString folder, qint64 maxBytes)
    : m_folder(std::move(folder)), m_maxBytes(maxBytes)
{}

QString ScaledCopies::path(const QUrl &url, QSize size) const
{
    return m_folder + u'/' + QString::fromLatin1(sha1(url.toEncoded()).toHex()) + u'-' +
           QString::number(size.width()) + u".thumb";
}

std::optional<ScaledCopy> ScaledCopies::load(const QUrl &url, QSize box)
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const QString file = path(url, copySize(box));
    if (!QFile::exists(file))
        return std::nullopt;
    const std::optional<Stored> stored = readStored(file);
    const QImage image = stored ? decoded(stored->picture) : QImage();
    if (image.isNull()) {
        qCDebug(logThumbnails) << "Removing a damaged copy:" << file;
        QFile::remove(file);
        return std::nullopt;
    }
    touch(file);
    return ScaledCopy{
        .image = image,
        .source = stored->source,
        .freshUntil = utcTime(stored->freshUntil),
    };
}

std::optional<ScaledCopy> ScaledCopies::loadLargest(const QUrl &url)
{
    for (std::size_t place = copySizes.size(); place-- > 0;)
        if (std::optional<ScaledCopy> copy = load(url, copySizes[place]))
            return copy;
    return std::nullopt;
}

void ScaledCopies::save(const QUrl &url, QSize box, const ScaledCopy &copy)
{
    if (m_folder.isEmpty())
        return;
    const Stored stored{.source = copy.source,
                        .freshUntil = copy.freshUntil.toMSecsSinceEpoch(),
                        .picture = encoded(copy.image)};
    write(path(url, copySize(box)), packed(stored));
}

void ScaledCopies::remove(const QUrl &url)
{
    if (m_folder.isEmpty())
        return;
    for (const QSize size : copySizes)
        QFile::remove(path(url, size));
}

void ScaledCopies::write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(m_folder);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        enforceLimit(bytes.size());
    else
        qCWarning(logThumbnails) << "Cannot save a picture:" << path << file.errorString();
}

// Measures the folder at the first call and adds up from then on. Above the limit it removes the
// least recently used copies until a tenth of the limit is free.
void ScaledCopies::enforceLimit(qint64 added)
{
    const QMutexLocker lock(&m_mutex);
    if (m_bytes) {
        *m_bytes += added;
        if (*m_bytes <= m_maxBytes)
            return;
    }
    const QFileInfoList newestFirst =
        QDir(m_folder).entryInfoList({u"*.thumb*"_s}, QDir::Files, QDir::Time);
    qint64 total = 0;
    for (const QFileInfo &file : newestFirst)
        total += file.size();
    if (total > m_maxBytes)
        for (auto oldest = newestFirst.rbegin();
             oldest != newestFirst.rend() && total > m_maxBytes / 10 * 9; ++oldest)
            if (QFile::remove(oldest->filePath()))
                total -= oldest->size();
    m_bytes = total;
}

} // namespace broadsheet
