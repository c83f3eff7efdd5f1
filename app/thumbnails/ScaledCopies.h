// Small copies of pictures on disk, so that each is fetched and decoded in full once. Any thread.
#pragma once

#include <QDateTime>
#include <QImage>
#include <QMutex>
#include <QUrl>

#include <optional>

namespace broadsheet {

// Boxes of nearly the same size share one copy: the smallest of a few sizes that holds the box.
[[nodiscard]] QSize copySize(QSize box);

struct ScaledCopy
{
    QImage image;
    QByteArray source;    // hash of the bytes it was made from
    QDateTime freshUntil; // afterwards it is shown still, but the server is asked again
};

// A copy that is unreadable, cut short or altered is removed and counts as missing. A folder that
// cannot be written is no error for the reader: pictures are fetched again.
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
    void keepBudget(qint64 added);

    QString m_folder;
    qint64 m_maxBytes;
    QMutex m_mutex;                // guards m_bytes and the removal of the oldest
    std::optional<qint64> m_bytes; // counted at the first write
};

} // namespace broadsheet
