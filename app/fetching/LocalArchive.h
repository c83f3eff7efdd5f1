// An archive of digests in a folder of this machine: which days it has, and a watch over it.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>

namespace broadsheet {

using LocalDays = QMap<QDate, QDateTime>; // when each day's file was written last, UTC

// The files FOLDER/YYYY/MM/DD.md. Reads folders only; for the thread pool.
[[nodiscard]] LocalDays localDays(const QString &folder);

// Tells when digests in these folders come, go or change. GUI thread.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    void setFolders(const QStringList &folders); // archives' folders; missing ones are passed over

Q_SIGNALS:
    void changed(); // once for changes that come together

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
