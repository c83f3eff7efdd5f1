// Scaled copies of pictures on disk, so that each picture is fetched and fully decoded only once.
// Any thread.
#pragma once

#include <QDateTime>
#include <QImage>
#include <QMutex>
#include <QUrl>

#include <optional>

namespace broadsheet {

// The size of the copy that is used for `box`: the smallest of a few fixed sizes that holds it.
[[nodiscard]] QSize copySize(QSize box);

struct ScaledCopy
{
    QImage image;
    QByteArray source;    // hash of the bytes it was made from
    QDateTime freshUntil; // UTC; a later use asks the server again
};

// Damaged copies are removed and count as missing. A folder that cannot be written is only logged;
// pictures are then fetched again. Above `maxBytes` the least recently used copies are removed.
class ScaledCopies
{
public:
    ScaledCopies(QString folder, qint64 maxBytes);

    [[nodiscard]] std::optional<ScaledCopy> load(const QUrl &url, QSize box);
    [[nodiscard]] std::optional<ScaledCopy> loadLargest(const QUrl &url);
    void save(const QUrl &url, QSize box, const ScaledCopy &copy);
    void remove(const QUrl &url);

private:
    [[nodiscard]] QString path(const QUrl &url, QSize size) const;
    void write(const QString &path, const QByteArray &bytes);
    void enforceLimit(qint64 added);

    QString m_folder;
    qint64 m_maxBytes;
    QMutex m_mutex;                // guards m_bytes and the removal of old copies
    std::optional<qint64> m_bytes; // size of all copies; unknown until the first write
};

} // namespace broadsheet
