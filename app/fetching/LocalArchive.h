// An archive of digests in a local folder: which days it has, and when they change.
#pragma once

#include "sources/Source.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>

#include <memory>

namespace broadsheet {

using LocalDays = QMap<QDate, QDateTime>; // day → when its file was last written, UTC

struct LocalFolder
{
    QString path;
    QString fileTemplate = {}; // see FileTemplate; empty: the default

    bool operator==(const LocalFolder &) const = default;
};

inline size_t qHash(const LocalFolder &folder, size_t seed = 0)
{
    return qHashMulti(seed, folder.path, folder.fileTemplate);
}

// The digests in the folder. Lists folders and opens no file. Slow on a network drive, so it is
// meant for the thread pool.
[[nodiscard]] LocalDays localDays(const LocalFolder &folder);

using FolderDays = QHash<LocalFolder, LocalDays>;
// Of those that exist.
[[nodiscard]] FolderDays localDaysOf(const QList<LocalFolder> &folders);

// A digest as a server would send it; a missing file gives 404. For the thread pool.
[[nodiscard]] SourceResponse readArchiveFile(const QString &path, const QDateTime &now);

// Emits a signal when digests in these folders are added, removed or changed. GUI thread, which
// never waits for a folder: they are listed on a thread pool and watched on a thread. What comes
// before a folder is watched is told as well.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    void setFolders(const QList<LocalFolder> &folders); // of archives; some may be missing
    void lookAgain(); // watches those that were missing and are there now

Q_SIGNALS:
    void changed(); // once for changes within a short time

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
