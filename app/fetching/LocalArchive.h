// An archive of digests in a local folder: which days it has, and when they change.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>

namespace broadsheet {

using LocalDays = QMap<QDate, QDateTime>; // day → when its file was last written, UTC

// The files FOLDER/YYYY/MM/DD.md. Lists folders and opens no file. Slow on a network drive, so it
// is meant for the thread pool.
[[nodiscard]] LocalDays localDays(const QString &folder);

using FolderDays = QHash<QString, LocalDays>; // by folder
[[nodiscard]] FolderDays localDaysOf(const QStringList &folders);

// Emits a signal when digests in these folders are added, removed or changed. GUI thread.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    void setFolders(const QStringList &folders); // of archives; missing ones are ignored

Q_SIGNALS:
    void changed(); // once for changes within a short time

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
